import API
import Control
import Domain

/// Where notifications go, and a test of it.
struct NotificationRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.destinations) { _ in await desk.destinations() }
        routes.answer(Endpoints.testDestinations) { call throws(DeskError) in try await desk.testDestinations(call.request.destination) }
    }
}
