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
        router.get("/inbox") { request, _ in
            WebPages.html(await Self.inbox(desk).page(await PageFrame(desk, request)).html)
        }
        router.get("/fragments/waiting/{since}") { _, context in
            guard let since = context.parameters.get("since").flatMap(Int64.init) else { throw HTTPError(.notFound) }
            return try Response(status: .ok, json: await Self.waiting(desk, since: Timestamp(milliseconds: since)))
        }
        router.get("/fragments/inbox") { _, _ in WebPages.fragment(await Self.inbox(desk).list) }
    }

    /// What has come to wait since a moment, the newest of it, oldest first.
    private static func waiting(_ desk: any OperatorDesk, since: Timestamp) async -> [WaitingItem] {
        let found = await desk.inbox().map { WaitingItem($0) } + troubles(await desk.model()).compactMap { WaitingItem($0) }
        return found.filter { $0.at >= since }.sorted { ($0.at, $0.key) < ($1.at, $1.key) }.suffix(WaitingItem.limit)
    }

    /// Lanes that failed or raised an alarm. Those that ask something stand in the inbox with that.
    private static func troubles(_ model: ReadModel) -> [Lane] {
        let found = model.unsettledVersions.filter { version in
            guard let reason = version.lane.attention?.reason else { return false }
            return reason != .readyToInspect && version.lane.openAsks.isEmpty
        }
        return BoardOrder.sorted(found.map(\.lane))
    }

    private static func inbox(_ desk: any OperatorDesk) async -> InboxPage {
        let troubles = troubles(await desk.model())
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
