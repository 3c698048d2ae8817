import API
import Control
import Domain

/// Links into the control room. Only behind the socket: whoever is in cannot let others in.
struct WebLinkRoutes {
    let web: WebAccess

    func add(to routes: Routes) {
        let web = web
        routes.answer(Endpoints.webLink) { call throws(DeskError) in try await web.link(by: call.by) }
        routes.answer(Endpoints.endWebSessions) { _ throws(DeskError) in WebSessionsEnded(ended: try await web.endAll()) }
    }
}
