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

/// What the buttons of messages call. Whoever has the token is let in, and may do nothing else with it.
struct ActionRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answerLate(Endpoints.act) { call in
            guard let done = try await desk.act(call.request.token) else {
                throw DoorRefusal(.unknownCaller, "this action was used already, has expired, or was never offered")
            }
            return done
        }
    }
}
