import API
import Control
import Domain
import Hummingbird
import Pages

/// A lane's page: its state, its transcript and the output of its jobs, as they grow.
struct LanePageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/lanes/{id}") { request, context in
            let lane = try await desk.lane(try LaneID.of(context))
            // A hit of the search names the turn and the entry.
            let query = try Query(request.uri.query ?? "")
            let asked = try query.value("turn", as: Int.self).flatMap { number in lane.turns.first { $0.number == number }?.number }
            let entry = try query.value("entry", as: Int.self)
            let transcript: TranscriptPart? =
                if let turn = asked ?? lane.turns.last?.number {
                    try await TranscriptTail(desk: desk, lane: lane.id, turn: turn).part(before: entry.map { $0 + TranscriptTail.size / 2 })
                } else {
                    nil
                }
            let page = LanePage(
                lane: await LaneView(lane, desk), reasons: LaneReasons(await desk.configuration()), transcript: transcript,
                jobs: LaneJobs.names(lane).map { Words.job($0, of: lane.id) })
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
        router.get("/fragments/lanes/{id}/state") { _, context in
            WebPages.fragment(LaneState(lane: await LaneView(try await desk.lane(try LaneID.of(context)), desk)).html)
        }
        router.get("/fragments/lanes/{id}/touched") { _, context in
            WebPages.fragment(TouchedPanel(touched: try await desk.touched(try LaneID.of(context))).html)
        }
        router.get("/fragments/lanes/{id}/transcript") { request, context in
            let query = try Query(request.uri.query ?? "")
            guard let turn = try query.value("turn", as: Int.self) else { throw WireError("'turn' is missing") }
            let tail = TranscriptTail(desk: desk, lane: try LaneID.of(context), turn: turn)
            return WebPages.fragment(try await tail.part(before: try query.value("before")).items)
        }
        router.get("/fragments/lanes/{id}/transcript/live") { request, context in
            let query = try Query(request.uri.query ?? "")
            guard let turn = try query.value("turn", as: Int.self) else { throw WireError("'turn' is missing") }
            let after = try request.lastEventID ?? query.value("after") ?? 0
            let lines = try await desk.transcript(try LaneID.of(context), .turn(turn), from: after + 1, follow: true)
            return LiveText.transcript(lines, from: after + 1, request)
        }
        router.get("/fragments/lanes/{id}/log/live") { request, context in
            let query = try Query(request.uri.query ?? "")
            return LiveText.log(try await desk.log(try LaneID.of(context), job: try query.value("job"), follow: true), request)
        }
    }
}

extension LaneID {
    /// The lane in the path.
    static func of(_ context: CallContext) throws -> LaneID {
        guard let id = context.parameters.get("id").flatMap(LaneID.init) else {
            throw DeskError(.notFound, "a lane is named L-1 or the like")
        }
        return id
    }
}
