import API
import Control

/// Looking for words, and for the files of a lane at work.
struct SearchRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.search) { call throws(DeskError) in try await desk.search(call.request.question) }
        routes.answer(Endpoints.touched) { call throws(DeskError) in try await desk.touched(call.subject) }
    }
}
