import API
import Control
import Domain
import Hummingbird
import Pages

/// The targets' page.
struct TargetsPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/targets") { request, _ in
            let configuration = await desk.configuration()
            let (entries, hidden) = await Self.entries(desk)
            let page = TargetsPage(
                entries: entries, hidden: hidden, repositories: configuration.repositories.map { ($0.name, $0.boundaries.map(\.name)) },
                kinds: configuration.allWorkTypes, agents: configuration.agents.map(\.name))
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
    }

    /// As many rows as somebody reads: a page of all targets that ever were would grow for ever.
    private static let (openLimit, doneLimit) = (500, 50)

    /// What is shown, and how many more are open.
    private static func entries(_ desk: any OperatorDesk) async -> ([TargetsPage.Entry], hidden: Int) {
        let ranking = await desk.next(limit: 10_000)
        let model = await desk.model()
        let ranked = Dictionary(ranking.map { ($0.target, $0) }) { first, _ in first }
        let place = Dictionary(ranking.enumerated().map { ($1.target, $0) }) { first, _ in first }
        let open = model.openTargets.sorted { (place[$0.id] ?? .max, $1.id) < (place[$1.id] ?? .max, $0.id) }
        let shown = open.prefix(openLimit)
        // What an open one came after is shown too, for the map.
        let before = Set(shown.flatMap(\.after)).subtracting(open.map(\.id))
        let done = before.union(model.newestDone(doneLimit).map(\.id)).sorted(by: >)
        let entries = (shown + done.compactMap { model.targets[$0] }).filter { $0.dropped == nil }.map { target in
            let listing = TargetListing(target, in: model)
            return TargetsPage.Entry(
                target: target, ranked: ranked[target.id], lane: listing.lane.flatMap { lane in listing.phase.map { (lane, $0) } })
        }
        return (entries, open.count - shown.count)
    }
}
