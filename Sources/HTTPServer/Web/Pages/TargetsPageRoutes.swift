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
            let page = TargetsPage(
                entries: await Self.entries(desk), repositories: configuration.repositories.map { ($0.name, $0.boundaries.map(\.name)) },
                kinds: configuration.allWorkTypes, agents: configuration.agents.map(\.name))
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
    }

    private static func entries(_ desk: any OperatorDesk) async -> [TargetsPage.Entry] {
        let ranking = await desk.next(limit: 10_000)
        let model = await desk.model()
        let ranked = Dictionary(ranking.map { ($0.target, $0) }) { first, _ in first }
        var newest: [TargetID: (id: LaneID, phase: Phase)] = [:]
        for lane in model.lanes.values where lane.id > newest[lane.start.target]?.id ?? LaneID(number: 0) {
            newest[lane.start.target] = (lane.id, lane.phase)
        }
        let place = Dictionary(ranking.enumerated().map { ($1.target, $0) }) { first, _ in first }
        return model.targets.values.filter { $0.dropped == nil }
            .sorted { (place[$0.id] ?? .max, $1.id) < (place[$1.id] ?? .max, $0.id) }
            .map { TargetsPage.Entry(target: $0, ranked: ranked[$0.id], lane: newest[$0.id]) }
    }
}
