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
        let rows = EncodedRows<LaneStanding>()
        routes.answer(encoded: Endpoints.status) { _ in
            let standings = await desk.standings()
            let model = await desk.model()
            let open = model.unsettledVersions.filter { !$0.lane.phase.isEnd || $0.lane.attention != nil }
            let waiting = open.filter { $0.lane.nextActor == .operator }.map { (BoardOrder($0.lane), $0) }.sorted { $0.0 < $1.0 }
            let status = await Self.status(desk, identity, web, model, open)
            return try rows.answer(
                WireFormat.encode(status).parts(around: "needsOperator"), [standings.of(waiting.map(\.1), model)], isAll: true)
        }
        routes.answer(Endpoints.document) { _ in OpenAPIDocument.value }
        // The shutdown is graceful: this answer is written before the connection closes.
        routes.answer(Endpoints.down) { _ in
            stop()
            return Nothing()
        }
    }

    /// Everything but the lanes that need the operator.
    private static func status(
        _ desk: any OperatorDesk, _ identity: ServerIdentity, _ web: WebAccess?, _ model: ReadModel, _ open: [LaneVersion]
    ) async -> ServerStatus {
        let summary = await desk.summary()
        let destinations = await desk.destinations()
        return ServerStatus(
            version: identity.version, pid: identity.pid, startedAt: identity.startedAt, workspace: identity.workspace,
            state: summary.stateFolder, repositories: await desk.configuration().repositories.count, events: summary.events,
            phases: Dictionary(open.map { ($0.lane.phase.rawValue, 1) }, uniquingKeysWith: +), needsOperator: [],
            working: open.count { $0.lane.phase.occupies && $0.lane.nextActor != .operator },
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
            lane, in: await desk.model(), waitingFor: await desk.waitingFor(lane.id), activity: await desk.activity(lane.id))
    }

    init(_ lane: Lane, in model: ReadModel, waitingFor: String?, activity: Activity?) {
        self.init(lane, waitingFor: waitingFor, stalledBy: model.asked(by: lane), hold: model.hold(on: lane), activity: activity)
    }
}
