import Hummingbird

extension ResponseBody {
    /// A body that is written for as long as the client stays; `write` is cancelled when it goes.
    static func whileOpen(_ request: Request, _ write: @escaping @Sendable @concurrent (inout any ResponseBodyWriter) async throws -> Void)
        -> ResponseBody
    {
        ResponseBody { writer in
            var open = writer
            try await request.body.consumeWithCancellationOnInboundClose { _ in try await write(&open) }
            try await open.finish(nil)
        }
    }
}
