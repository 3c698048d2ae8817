import API
import Control
import Domain

/// `status`, `down`, and the description of the interface.
struct StatusRoutes {
    let desk: any OperatorDesk
    let identity: ServerIdentity
    let web: WebAccess?
    let stop: @Sendable () -> Void

    func add(to routes: Routes) {
        let (desk, identity, web, stop) = (desk, identity, web, stop)
        routes.answer(Endpoints.status) { _ in await Self.status(desk, identity, web) }
        routes.answer(Endpoints.document) { _ in OpenAPIDocument.value }
        // The shutdown is graceful: this answer is written before the connection closes.
        routes.answer(Endpoints.down) { _ in
            stop()
            return Nothing()
        }
    }

    private static func status(_ desk: any OperatorDesk, _ identity: ServerIdentity, _ web: WebAccess?) async -> ServerStatus {
        let model = await desk.model()
        let summary = await desk.summary()
        let open = model.unsettledLanes.filter { !$0.phase.isEnd || $0.attention != nil }
        let destinations = await desk.destinations()
        let waiting = await BoardOrder.sorted(open.filter { $0.nextActor == .operator }).views(desk)
        return ServerStatus(
            version: identity.version, pid: identity.pid, startedAt: identity.startedAt, workspace: identity.workspace,
            state: summary.stateFolder, repositories: await desk.configuration().repositories.count, events: summary.events,
            phases: Dictionary(open.map { ($0.phase.rawValue, 1) }, uniquingKeysWith: +), needsOperator: waiting,
            working: open.count { $0.phase.occupies && $0.nextActor != .operator },
            landed: model.landedCount,
            configurationProblems: summary.configurationProblems, alarms: model.workspace.alarms,
            holds: model.workspace.holds.map(\.words), sandbox: summary.sandbox, sandboxProblem: summary.sandboxProblem,
            web: await web?.address, webProblem: await web?.problem,
            attention: try? await desk.attention(day: nil), notifications: destinations.isEmpty ? nil : destinations)
    }
}

extension LaneView {
    /// A lane with what the loop says about it.
    init(_ lane: Lane, _ desk: any OperatorDesk) async {
        self.init(
            lane, waitingFor: await desk.waitingFor(lane.id), hold: await desk.model().hold(on: lane),
            activity: await desk.activity(lane.id))
    }
}
