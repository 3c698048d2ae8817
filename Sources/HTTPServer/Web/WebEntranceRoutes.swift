import API
import Control
import Foundation
import Hummingbird
import NIOCore
import Pages

/// The way in: the page of a one-time link, and the session that its key opens.
struct WebEntranceRoutes {
    /// Cookies of one host are shared by all its ports.
    static let cookieName = "signalbox-session"

    let access: WebAccess

    func add(to router: Router<CallContext>) {
        let access = access
        router.get("/enter") { _, _ in WebPages.html(EntrancePage().html) }
        router.post("/enter") { request, _ in
            let body = try await request.body.collect(upTo: 4096)
            let asked = try StrictJSON.decode(EnterRequest.self, from: Data(body.readableBytesView))
            let secrets = try await access.enter(asked.key)
            var response = try Response(status: .ok, json: WebEntrance(token: secrets.token))
            // Strict: no other site's page makes a browser send it.
            response.headers[.setCookie] =
                "\(Self.cookieName)=\(secrets.cookie); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(WebAccess.sessionLifetime / 1000)"
            return response
        }
    }
}
