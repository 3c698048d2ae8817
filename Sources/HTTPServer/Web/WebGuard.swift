import API
import Domain
import Hummingbird

/// Lets in what comes from the operator's own pages and programs, and nothing else.
///
/// - `Host` must be a name of this machine's loopback, so that a page of another site whose name was made to point here (DNS rebinding) gets nothing.
/// - `Origin`, where a browser sends it, must be this server's own; `Sec-Fetch-Site` likewise for everything but a plain link.
/// - Reading wants the cookie or the token of a session, changing wants the token.
/// - One call is let in without a session, and also under the host of `notify.publicUrl`: that of a message's button (``ActionRoutes``), which
///   brings a token of its own. Programs on phones make it, and they send neither `Origin` nor `Sec-Fetch-Site`: with one of them it is refused.
struct WebGuard: RouterMiddleware {
    let access: WebAccess
    /// The host of `notify.publicUrl`; nil when there is none.
    let publicHost: @Sendable () async -> String?

    func handle(
        _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        let host = request.head.authority ?? ""
        if Self.isAction(request) {
            try await admitAction(request, host)
            return try await next(request, context)
        }
        guard Self.isLoopback(host) else {
            throw DoorRefusal(.forbidden, "this server answers to 127.0.0.1 and localhost, and not to '\(SafeText.line(host))'")
        }
        if let origin = request.headers[.origin], origin != "http://\(host)" {
            throw DoorRefusal(.forbidden, "a page of \(SafeText.line(origin)) may not ask this server")
        }
        if let site = request.headers[HeaderNames.fetchSite], site != "same-origin", site != "none", !Self.isLink(request) {
            throw DoorRefusal(.forbidden, "another site's page may not ask this server")
        }
        var context = context
        context.caller = await caller(request)
        if context.caller == nil, !Self.isOpen(request.uri.path) {
            guard request.uri.path.hasPrefix(WireFormat.root) || request.method != .get else { return WebPages.signedOut() }
            throw DoorRefusal(.unknownCaller, "nobody is signed in here; 'signalbox web' gives a link")
        }
        return try await next(request, context)
    }

    private func admitAction(_ request: Request, _ host: String) async throws {
        let isKnown = if Self.isLoopback(host) { true } else { await publicHost() == host.lowercased() }
        guard isKnown else {
            throw DoorRefusal(.forbidden, "actions are taken under the host of notify.publicUrl, and not under '\(SafeText.line(host))'")
        }
        guard request.headers[.origin] == nil, request.headers[HeaderNames.fetchSite] == nil else {
            throw DoorRefusal(.forbidden, "a page in a browser may not use a message's action")
        }
    }

    private static func isAction(_ request: Request) -> Bool {
        request.method == .post && request.uri.path == ActionRoutes.path
    }

    private func caller(_ request: Request) async -> WebCaller? {
        if let header = request.headers[.authorization] {
            guard header.hasPrefix("Bearer "), let session = await access.session(token: String(header.dropFirst(7))) else { return nil }
            return WebCaller(by: session.by, mayChange: true)
        }
        guard let cookie = request.cookie(WebEntranceRoutes.cookieName), let session = await access.session(cookie: cookie) else {
            return nil
        }
        return WebCaller(by: session.by, mayChange: false)
    }

    /// What needs no session: the way in and the looks.
    private static func isOpen(_ path: String) -> Bool { path == "/enter" || path.hasPrefix("/assets/") || path == "/favicon.ico" }

    /// Following a link from elsewhere is no question of another page: that page does not get the answer.
    private static func isLink(_ request: Request) -> Bool {
        request.method == .get && request.headers[HeaderNames.fetchMode] == "navigate"
            && request.headers[HeaderNames.fetchDestination] == "document"
    }

    private static func isLoopback(_ host: String) -> Bool {
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "[::1]"].contains(String(name))
    }
}
