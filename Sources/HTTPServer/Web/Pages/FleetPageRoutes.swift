import API
import Control
import Domain
import Hummingbird
import Pages

/// The fleet: repositories and agent definitions.
struct FleetPageRoutes {
    let desk: any OperatorDesk

    func add(to router: Router<CallContext>) {
        let desk = desk
        router.get("/fleet") { request, _ in
            let agents = await AgentRoutes.agents(desk)
            let model = await desk.model()
            let configuration = await desk.configuration()
            let open = model.unsettledLanes.filter { !$0.phase.isEnd }
            let lastGreen = Self.lastGreen(model)
            let repositories = configuration.repositories.map { repository in
                FleetPage.Repository(
                    view: RepositoryView(
                        repository, state: model.repositories[repository.name], lanes: open.count { $0.start.repository == repository.name }
                    ),
                    gates: repository.gates, lastGreen: lastGreen[repository.name],
                    held: model.workspace.holds.contains(.repository(repository.name)))
            }
            let page = FleetPage(repositories: repositories, agents: agents, destinations: await desk.destinations())
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
    }

    /// The newest lane with green gates in each repository: one look at each lane.
    private static func lastGreen(_ model: ReadModel) -> [String: (lane: LaneID, at: Timestamp)] {
        var newest: [String: (lane: LaneID, at: Timestamp)] = [:]
        func note(_ lane: LaneID, _ repository: String, _ at: Timestamp?) {
            guard let at, newest[repository].map({ $0.at < at }) ?? true else { return }
            newest[repository] = (lane, at)
        }
        for lane in model.unsettledLanes where lane.verdict == .green {
            note(lane.id, lane.start.repository, lane.gateRuns.compactMap(\.endedAt).max())
        }
        for version in model.lanes.over.values {
            guard let at = version.brief?.greenAt, let repository = version.brief?.repository else { continue }
            note(version.id, repository, at)
        }
        return newest
    }
}
