import MCPWire
import NIOCore
import NIOHTTP1

/// A request that has come in whole.
struct LaneRequest: Sendable {
    let head: HTTPRequestHead
    let body: [UInt8]
    /// The body was over the limit, and is not kept.
    let isTooLarge: Bool

    var arrival: MCPArrival { MCPArrival(headers: head.headers.map { ($0.name, $0.value) }) }
}

/// Puts requests together from their parts.
struct RequestCollector {
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var size = 0

    /// A body so large that even reading it to its end is too much; nothing can be answered any more.
    struct Endless: Error {}

    mutating func on(_ part: HTTPServerRequestPart) throws(Endless) -> LaneRequest? {
        switch part {
        case .head(let head):
            self.head = head
            body = []
            size = 0
            return nil
        case .body(let buffer):
            size += buffer.readableBytes
            // A little more is read and dropped, so that the client is still there for the answer.
            guard size <= 16 * MCPWords.messageLimit else { throw Endless() }
            if size <= MCPWords.messageLimit { body += buffer.readableBytesView } else { body = [] }
            return nil
        case .end:
            guard let head else { return nil }
            self.head = nil
            defer { body = [] }
            return LaneRequest(head: head, body: body, isTooLarge: size > MCPWords.messageLimit)
        }
    }
}
