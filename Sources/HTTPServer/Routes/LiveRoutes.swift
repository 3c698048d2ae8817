import API
import Control
import Domain
import Hummingbird
import NIOCore
import ServiceLifecycle

/// What happens now, recorded or not.
struct LiveRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.stream(StreamEndpoints.live) { call, request in
            let last = try request.lastEvent()
            let after = [call.request.after, last].compactMap(\.self).max()
            let messages = await desk.live(after: after)
            return .whileOpen(request) { writer in
                // A comment, so that the client sees the stream open before the first message.
                try await writer.write(ByteBuffer(string: ":\n\n"))
                for await message in messages.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(message)) }
            }
        }
    }
}

extension ByteBuffer {
    /// A message as a server-sent event. Activities have no `id:`, so that a reader who comes back names the last recorded event.
    init(_ message: LiveMessage) throws {
        switch message {
        case .event(let event): try self.init(event)
        case .activity(let change):
            self.init(string: "event: activity\ndata: ")
            writeBytes(try WireFormat.encode(change))
            writeString("\n\n")
        }
    }
}
