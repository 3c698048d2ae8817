import Hummingbird

/// Headers that every answer of the control room carries.
///
/// The policy (https://www.w3.org/TR/CSP3/) allows this server's own scripts and styles, no inline ones, and nothing from elsewhere.
struct SecurityHeaders: RouterMiddleware {
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
        "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[HeaderNames.contentSecurityPolicy] = Self.policy
        response.headers[HeaderNames.contentTypeOptions] = "nosniff"
        response.headers[HeaderNames.referrerPolicy] = "no-referrer"
        response.headers[HeaderNames.openerPolicy] = "same-origin"
        response.headers[HeaderNames.resourcePolicy] = "same-origin"
        return response
    }
}
