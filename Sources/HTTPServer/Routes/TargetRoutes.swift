import API
import Control
import Domain

/// Targets, their ranking, and their dispatch.
struct TargetRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.targets) { call in
            let model = await desk.model()
            let targets = call.request.all ? model.targets.values.sorted { $0.id < $1.id } : model.openTargets
            return targets.map { TargetListing($0, in: model) }
        }
        routes.answer(Endpoints.target) { call throws(DeskError) in
            guard let target = await desk.model().targets[call.subject] else {
                throw DeskError(.notFound, "there is no target \(call.subject)")
            }
            return target
        }
        routes.answer(Endpoints.addTargets) { call throws(DeskError) in try await desk.addTargets(call.request.targets, by: call.by) }
        routes.answer(Endpoints.editTarget) { call throws(DeskError) in try await desk.editTarget(call.subject, call.request, by: call.by) }
        routes.answer(Endpoints.dropTarget) { call throws(DeskError) in
            try await desk.dropTarget(call.subject, reason: call.request.reason, by: call.by)
        }
        routes.answer(Endpoints.next) { call in await desk.next(limit: call.request.limit) }
        routes.answer(Endpoints.dispatch) { call throws(DeskError) in
            let lanes = try await desk.dispatch(call.request.targets, agent: call.request.agent, by: call.by)
            return await lanes.views(desk)
        }
    }
}

extension [Lane] {
    /// Each lane with what the loop says about it. The loop is asked once for all of them.
    func views(_ desk: any OperatorDesk) async -> [LaneView] {
        guard count > 1 else { return isEmpty ? [] : [await LaneView(self[0], desk)] }
        let standings = await desk.standings()
        let model = await desk.model()
        return map { lane in
            let standing = standings[lane.id]
            return LaneView(lane, in: model, waitingFor: standing?.waitingFor, activity: standing?.activity)
        }
    }
}
