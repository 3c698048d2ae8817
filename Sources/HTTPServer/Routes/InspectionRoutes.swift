import API
import Control
import Domain

/// Inspection, decision, landing, and the way back.
struct InspectionRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.diff) { call throws(DeskError) in try await desk.diff(call.subject, paths: call.request.paths) }
        routes.answer(Endpoints.inspection) { call throws(DeskError) in InspectionView(try await desk.inspection(call.subject)) }
        routes.answer(Endpoints.fileDiff) { call throws(DeskError) in
            let asked = call.request
            return try await CandidateBinding(lane: call.subject, candidate: asked.candidate).read(desk) { () throws(DeskError) in
                try await desk.fileDiff(call.subject, path: asked.path, from: asked.from, count: asked.count)
            }
        }
        routes.answer(Endpoints.fileLines) { call throws(DeskError) in
            let asked = call.request
            return try await CandidateBinding(lane: call.subject, candidate: asked.candidate).read(desk) { () throws(DeskError) in
                try await desk.fileLines(call.subject, path: asked.path, side: asked.side, lines: asked.from...asked.to)
            }
        }
        routes.answer(Endpoints.interdiff) { call throws(DeskError) in
            let asked = call.request
            return try await CandidateBinding(lane: call.subject, candidate: asked.candidate).read(desk) { () throws(DeskError) in
                try await desk.interdiff(call.subject, path: asked.path, from: asked.from, count: asked.count)
            }
        }
        routes.answer(Endpoints.fileConversation) { call throws(DeskError) in
            try await desk.fileConversation(call.subject, path: call.request.path)
        }
        routes.answer(Endpoints.pullRequestBody) { call throws(DeskError) in
            TextDocument(text: try await desk.pullRequestBody(call.subject))
        }
        routes.answer(Endpoints.markViewed) { call throws(DeskError) in
            await LaneView(
                try await desk.markViewed(
                    call.subject, paths: call.request.paths, candidate: call.request.candidate, by: call.by), desk)
        }
        routes.answer(Endpoints.comment) { call throws(DeskError) in
            let asked = call.request
            return await LaneView(
                try await desk.comment(
                    call.subject, AskedComment(path: asked.path, line: asked.line, text: asked.text), candidate: asked.candidate,
                    by: call.by), desk)
        }
        routes.answer(Endpoints.decide) { call throws(DeskError) in
            let asked = call.request
            let decision = AskedDecision(
                asked.kind, reason: asked.reason, message: asked.message, accept: asked.accept, candidate: asked.candidate,
                comments: (asked.comments ?? []).map { AskedComment(path: $0.path, line: $0.line, text: $0.text) })
            let lane = try await desk.decide(call.subject, decision, by: call.by)
            return await LaneView(lane, desk)
        }
        routes.answer(Endpoints.look) { call throws(DeskError) in
            try await desk.look(call.subject, call.request, by: call.by)
        }
        routes.answer(Endpoints.decideMany) { call throws(DeskError) in try await Self.decide(call.request, by: call.by, desk) }
        routes.answer(Endpoints.land) { call throws(DeskError) in await LaneView(try await desk.land(call.subject, by: call.by), desk) }
        routes.answer(Endpoints.rollback) { call throws(DeskError) in
            await LaneView(try await desk.rollback(call.subject, by: call.by), desk)
        }
        routes.answer(Endpoints.reverify) { call throws(DeskError) in
            try await desk.reverify(sample: call.request.sample, by: call.by).views(desk)
        }
    }

    private static func decide(_ asked: BulkDecisionRequest, by: String, _ desk: any OperatorDesk) async throws(DeskError)
        -> BulkDecisionAnswer
    {
        guard asked.kind == .approve else {
            throw DeskError(.usage, "several lanes can only be approved in one call; \(asked.kind.rawValue) is decided lane by lane")
        }
        let answer = try await desk.approve(asked.lanes, reason: asked.reason, message: asked.message, by: by)
        return BulkDecisionAnswer(
            decided: await answer.decided.views(desk),
            refused: answer.refused.map { .init(lane: $0.lane, code: ErrorBody($0.error).code, message: $0.error.message) })
    }
}
