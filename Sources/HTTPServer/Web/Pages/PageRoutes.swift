import API
import Control
import Domain
import Hummingbird
import Pages

/// Every page of the control room.
struct PageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        let room = BoardRoom(desk: desk)
        BoardPageRoutes(room: room).add(to: router)
        LivePageRoutes(room: room).add(to: router)
        InboxPageRoutes(desk: desk).add(to: router)
        LanePageRoutes(desk: desk).add(to: router)
        TargetsPageRoutes(desk: desk).add(to: router)
        LandingPageRoutes(desk: desk).add(to: router)
        ReportPageRoutes(desk: desk).add(to: router)
        FleetPageRoutes(desk: desk).add(to: router)
        LedgerPageRoutes(desk: desk).add(to: router)
        SearchPageRoutes(desk: desk).add(to: router)
        InspectionPageRoutes(desk: desk).add(to: router)
        router.get("/fragments/banner") { request, _ in
            WebPages.fragment(Banner(frame: await PageFrame(desk, request)).html)
        }
        router.get("/fragments/counts") { request, _ in
            let frame = await PageFrame(desk, request)
            return try Response(status: .ok, json: ["board": frame.needsYou, "inbox": frame.waiting])
        }
    }
}

extension PageFrame {
    init(_ desk: any OperatorDesk, _ request: Request) async {
        // Asked before the model, so that nothing recorded between the two is missed.
        let summary = await desk.summary()
        let model = await desk.model()
        let configuration = await desk.configuration()
        let lanes = model.unsettledVersions
        self.init(
            workspace: configuration.name, sequence: summary.events,
            waiting: lanes.reduce(0) { $0 + $1.lane.openAsks.count + $1.lane.handoffs.count(where: \.isOpen) },
            needsYou: lanes.count { version in
                // Those that ended before today need nobody, whenever the day began.
                guard let group = BoardGroup.of(version.lane, dayStart: Timestamp(milliseconds: 0)) else { return false }
                return group == .needsYou || group == .ready
            },
            holds: model.workspace.holds.map(\.words), alarms: model.workspace.alarms,
            configurationProblems: summary.configurationProblems, sandboxProblem: summary.sandboxProblem, now: await desk.now(),
            theme: request.cookie(Theme.cookieName).flatMap(Theme.init(rawValue:)))
    }
}
