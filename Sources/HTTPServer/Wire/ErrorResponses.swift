import API
import Control
import Hummingbird
import Logging
import NIOCore

/// Turns every error into an ``ErrorBody``, and puts the server's version on every response.
struct ErrorResponses: RouterMiddleware {
    let version: String

    func handle(
        _ request: Request, context: CallContext, next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            let body = ErrorBody(error, request: request)
            if body.code == .failed { context.logger.error("\(request.method) \(request.uri.path): \(body.message)") }
            response = try Response(status: body.status(for: error), json: body)
            // RFC 9110, section 11.6.1: what is wanted goes with every 401.
            if response.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        }
        response.headers[HeaderNames.version] = version
        return response
    }
}

extension ErrorBody {
    /// The wire form of whatever a handler threw.
    init(_ error: any Error, request: Request) {
        switch error {
        case let error as DeskError: self.init(error)
        case let error as DoorRefusal: self.init(code: .refused, message: error.message)
        case let error as WireError: self.init(code: .usage, message: error.message)
        case is NIOTooManyBytesError:
            self.init(code: .usage, message: "the request is larger than \(WireFormat.bodyLimit >> 20) MiB")
        case let error as HTTPError where error.status == .notFound:
            self.init(code: .notFound, message: "this server knows no call \(request.method) \(request.uri.path)")
        case is CancellationError: self.init(code: .failed, message: "the server is stopping")
        default: self.init(code: .failed, message: "\(error)")
        }
    }

    /// The HTTP status of the response to an error: that of the code, but for callers who are not let in.
    func status(for error: any Error) -> HTTPResponse.Status {
        .init(code: (error as? DoorRefusal)?.kind.rawValue ?? code.status)
    }

    init(_ error: DeskError) {
        switch error.code {
        case .failed: self.init(code: .failed, message: error.message)
        case .usage: self.init(code: .usage, message: error.message)
        case .refused: self.init(code: .refused, message: error.message)
        case .needsOperator: self.init(code: .needsOperator, message: error.message)
        case .notFound: self.init(code: .notFound, message: error.message)
        }
    }
}
