import API
import Control
import Domain

/// Handoffs between repositories: what is proposed, and what the operator makes of it.
struct HandoffRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.handoffs) { call in
            let (model, all) = (await desk.model(), call.request.all)
            // A lane with an open one is not over.
            return (all ? model.lanesWithHandoffs : model.unsettledLanes)
                .flatMap { lane in lane.handoffs.filter { all || $0.isOpen }.map { HandoffView($0, lane: lane) } }
                .sorted { $0.id < $1.id }
        }
        routes.answer(Endpoints.handoff) { call throws(DeskError) in try await Self.view(call.subject, desk) }
        routes.answer(Endpoints.scopeHandoff) { call throws(DeskError) in
            _ = try await desk.scopeHandoff(call.subject, call.request, by: call.by)
            return try await Self.view(call.subject, desk)
        }
        routes.answer(Endpoints.declineHandoff) { call throws(DeskError) in
            _ = try await desk.declineHandoff(call.subject, reason: call.request.reason, by: call.by)
            return try await Self.view(call.subject, desk)
        }
    }

    private static func view(_ id: HandoffID, _ desk: any OperatorDesk) async throws(DeskError) -> HandoffView {
        guard let found = await desk.model().handoff(id) else {
            throw DeskError(.notFound, "there is no \(id); signalbox handoff list shows what there is")
        }
        return HandoffView(found.handoff, lane: found.lane)
    }
}
