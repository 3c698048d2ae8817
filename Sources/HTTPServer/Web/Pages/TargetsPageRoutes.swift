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
        let place = Dictionary(ranking.enumerated().map { ($1.target, $0) }) { first, _ in first }
        return model.targets.values.filter { $0.dropped == nil }
            .sorted { (place[$0.id] ?? .max, $1.id) < (place[$1.id] ?? .max, $0.id) }
            .map { TargetsPage.Entry(target: $0, ranked: ranked[$0.id], lane: Self.newest($0.id, model)) }
    }

    private static func newest(_ target: TargetID, _ model: ReadModel) -> (id: LaneID, phase: Phase)? {
        model.newestLane(of: target).map { ($0.id, $0.brief?.phase ?? $0.lane.phase) }
    }
}
