import API
import Control
import Domain
import Hummingbird
import Pages

/// The inbox, and its list for a page that is open.
struct InboxPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/inbox") { _, _ in
            WebPages.html(await Self.inbox(desk).page(await PageFrame(desk)).html)
        }
        router.get("/fragments/inbox") { _, _ in WebPages.fragment(await Self.inbox(desk).list) }
    }

    private static func inbox(_ desk: any OperatorDesk) async -> InboxPage {
        let model = await desk.model()
        let troubles = BoardOrder.sorted(
            model.unsettledLanes.filter { lane in
                guard let reason = lane.attention?.reason else { return false }
                return lane.openAsks.isEmpty && reason != .readyToInspect
            })
        let repositories = await desk.configuration().repositories
        return InboxPage(
            items: await desk.inbox(), troubles: await troubles.views(desk),
            boundaries: Dictionary(uniqueKeysWithValues: repositories.map { ($0.name, $0.boundaries.map(\.name)) }))
    }
}

extension OperatorDesk {
    /// What agents wait for and propose, oldest first.
    func inbox() async -> [InboxItem] {
        await model().unsettledLanes.flatMap { lane in
            lane.openAsks.map { InboxItem.ask(AskView($0, lane: lane)) }
                + lane.handoffs.filter(\.isOpen).map { .handoff(HandoffView($0, lane: lane)) }
        }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }
}
