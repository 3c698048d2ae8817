import API
import Control

/// What nothing needs any more.
struct GarbageRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.garbage) { _ throws(DeskError) in try await desk.garbage() }
        routes.answer(Endpoints.collectGarbage) { call throws(DeskError) in try await desk.collectGarbage(by: call.by) }
    }
}
