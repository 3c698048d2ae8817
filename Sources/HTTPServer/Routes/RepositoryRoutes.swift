import API
import Control
import Domain
import Hummingbird

/// Repositories: listing, adding, fetching.
struct RepositoryRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.repositories) { _ in
            let model = await desk.model()
            let lanes = model.unsettledLanes.filter { !$0.phase.isEnd }
            return await desk.configuration().repositories.map { repository in
                RepositoryView(
                    repository, state: model.repositories[repository.name], lanes: lanes.count { $0.start.repository == repository.name })
            }
        }
        routes.stream(StreamEndpoints.addRepository) { call, _ in
            let asked = call.request
            return ProgressBody.make { progress throws(DeskError) in
                try await desk.addRepository(name: asked.name, location: asked.location, gates: asked.gates, progress: progress)
            }
        }
        routes.stream(StreamEndpoints.syncRepository) { call, _ in
            ProgressBody.make { progress throws(DeskError) in try await desk.syncRepository(call.request.name, progress: progress) }
        }
    }
}
