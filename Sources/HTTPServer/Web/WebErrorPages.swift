import API
import Control
import Hummingbird
import Pages

/// Errors of pages as pages; those of the API stay what they are.
struct WebErrorPages: RouterMiddleware {
    func handle(
        _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            // A script wants to read what went wrong, and a fragment must not become a page inside a page.
            let wantsPage = request.headers[.accept]?.contains("text/html") == true && !request.uri.path.hasPrefix(WireFormat.root)
            guard wantsPage else { throw error }
            let body = ErrorBody(error, request: request)
            return WebPages.html(ErrorPage(message: body.message).html, status: body.status(for: error))
        }
    }
}
