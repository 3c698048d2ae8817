import API
import Control
import Domain
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Lanes: reading them, waiting for them, and what the operator does with them while they are at work.
struct LaneRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        let rows = EncodedRows<LaneStanding>()
        let whole = KeptAnswer<ObjectIdentity<LaneStandings>>()
        routes.answer(written: Endpoints.lanes) { call, request in
            let (asked, standings) = (call.request, await desk.standings())
            if asked.all {
                let model = await desk.model()
                let chosen = (asked.target.map { model.versions(of: $0) } ?? model.everyVersion).sorted { $0.id < $1.id }
                let lanes = chosen.suffix(asked.last ?? .max)
                return .whileOpen(request) { writer in
                    var parts = LongLaneList(lanes, standings, model)
                    while let part = try parts.next() { try await writer.write(part) }
                }
            }
            let open = standings.lanes.lazy.filter { !$0.version.lane.phase.isEnd }
            guard asked.target != nil || asked.last != nil else {
                return ResponseBody(
                    byteBuffer: try await whole.answer(ObjectIdentity(standings)) { try rows.array(Array(open), isAll: true) })
            }
            let chosen = open.filter { asked.target == nil || $0.version.lane.start.target == asked.target }
            return ResponseBody(byteBuffer: try rows.array(Array(chosen.suffix(asked.last ?? .max)), isAll: false))
        }
        routes.answer(Endpoints.lane) { call throws(DeskError) in await LaneView(try await desk.lane(call.subject), desk) }
        routes.answerLate(Endpoints.waitForPhase) { call in
            try await LaneWait(desk: desk, lane: call.subject, query: call.request).answer()
        }
        routes.answer(Endpoints.stop) { call throws(DeskError) in await LaneView(try await desk.stop(call.subject, by: call.by), desk) }
        routes.answer(Endpoints.retry) { call throws(DeskError) in await LaneView(try await desk.retry(call.subject, by: call.by), desk) }
        routes.answer(Endpoints.rerunGates) { call throws(DeskError) in
            await LaneView(try await desk.rerunGates(call.subject, gates: call.request.gates, by: call.by), desk)
        }
        routes.answer(Endpoints.rerunReviews) { call throws(DeskError) in
            await LaneView(try await desk.rerunReviews(call.subject, reviewers: call.request.reviewers, by: call.by), desk)
        }
        routes.answer(Endpoints.pause) { call throws(DeskError) in
            switch (call.request.lane, call.request.scope) {
            case (let lane?, nil): try await [desk.setPaused(lane, call.request.paused, by: call.by)].views(desk)
            case (nil, let scope?): try await desk.hold(scope, call.request.paused, by: call.by).views(desk)
            default: throw DeskError(.usage, "name one lane, or what is paused: everything, a repository, an agent or a risk")
            }
        }
        routes.answer(Endpoints.stopScope) { call throws(DeskError) in try await desk.stop(call.request.scope, by: call.by).views(desk) }
        routes.answer(Endpoints.restore) { call throws(DeskError) in
            PathAnswer(path: try await desk.restore(call.subject, into: call.request.folder, by: call.by))
        }
        routes.stream(StreamEndpoints.log) { call, request in
            let chunks = try await desk.log(call.subject, job: call.request.job, follow: call.request.follow)
            return .whileOpen(request) { writer in
                for await chunk in chunks.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(bytes: chunk)) }
            }
        }
    }
}

extension OperatorDesk {
    /// Throws `notFound`.
    func lane(_ id: LaneID) async throws(DeskError) -> Lane {
        guard let lane = await model().lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
        return lane
    }
}
