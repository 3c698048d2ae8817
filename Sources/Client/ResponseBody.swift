import NIOCore
import NIOHTTP1

/// What comes back on a connection, piece by piece.
struct ResponseBody {
    private var parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator

    init(parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator) { self.parts = parts }

    mutating func head() async throws(ClientError) -> HTTPResponseHead? {
        while let part = try await part() {
            if case .head(let head) = part { return head }
        }
        return nil
    }

    /// Nil at the end. An answer that was cut off throws.
    mutating func next() async throws(ClientError) -> [UInt8]? {
        switch try await part() {
        case .body(let buffer): Array(buffer.readableBytesView)
        case .end: nil
        case .head: throw .badResponse("the server sent two answers to one call")
        case nil: throw .unreachable("the server went away in the middle of its answer")
        }
    }

    mutating func collect() async throws(ClientError) -> [UInt8] {
        var bytes: [UInt8] = []
        while let chunk = try await next() { bytes += chunk }
        return bytes
    }

    private mutating func part() async throws(ClientError) -> HTTPClientResponsePart? {
        do {
            return try await parts.next(isolation: #isolation)
        } catch {
            throw .unreachable("the server went away in the middle of its answer (\(error))")
        }
    }
}
