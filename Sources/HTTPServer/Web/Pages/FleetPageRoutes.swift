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
            let repositories = configuration.repositories.map { repository in
                FleetPage.Repository(
                    view: RepositoryView(
                        repository, state: model.repositories[repository.name], lanes: open.count { $0.start.repository == repository.name }
                    ),
                    gates: repository.gates, lastGreen: Self.lastGreen(repository.name, model),
                    held: model.workspace.holds.contains(.repository(repository.name)))
            }
            let page = FleetPage(repositories: repositories, agents: agents, destinations: await desk.destinations())
            return WebPages.html(page.page(await PageFrame(desk, request)).html)
        }
    }

    private static func lastGreen(_ repository: String, _ model: ReadModel) -> (lane: LaneID, at: Timestamp)? {
        let open = model.unsettledLanes.filter { $0.start.repository == repository && $0.verdict == .green }
            .compactMap { lane in lane.gateRuns.compactMap(\.endedAt).max().map { (lane: lane.id, at: $0) } }
        let over = model.briefs.filter { $0.brief.repository == repository }.compactMap { id, brief in
            brief.greenAt.map { (lane: id, at: $0) }
        }
        return (open + over).max { $0.at < $1.at }
    }
}
