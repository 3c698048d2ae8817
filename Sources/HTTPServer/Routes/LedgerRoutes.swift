import API
import Control
import Domain
import Hummingbird
import NIOCore
import ServiceLifecycle

/// The ledger: its events, its checks, and the report over it.
struct LedgerRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.report) { call throws(DeskError) in
            let asked = call.request
            return TextDocument(text: try await desk.report(day: asked.day, format: asked.format, width: asked.width))
        }
        routes.answer(Endpoints.attention) { call throws(DeskError) in try await desk.attention(day: call.request.day) }
        routes.answer(Endpoints.rebuildLedger) { _ throws(DeskError) in try await desk.rebuildLedger() }
        routes.answer(Endpoints.verifyLedger) { _ throws(DeskError) in try await desk.verifyLedger() }
        routes.stream(StreamEndpoints.events) { call, request in
            let events = await desk.events(after: try Self.start(call.request, request))
            return .whileOpen(request) { writer in
                // A comment, so that the client sees the stream open before the first event.
                try await writer.write(ByteBuffer(string: ":\n\n"))
                for await event in events.cancelOnGracefulShutdown() {
                    try await writer.write(ByteBuffer(event))
                }
            }
        }
    }

    /// A browser that comes back names the last event it saw in a header; that is newer than the address it first asked for.
    private static func start(_ query: EventsQuery, _ request: Request) throws(WireError) -> Int64 {
        max(try request.lastEvent() ?? 0, query.after)
    }
}

extension Request {
    /// The number of the last event that a reader saw who comes back; nil for a new one.
    func lastEvent() throws(WireError) -> Int64? {
        guard let last = headers[HeaderNames.lastEventID] else { return nil }
        guard let sequence = Int64(last), sequence >= 0 else { throw WireError("'Last-Event-ID' is a sequence number, not '\(last)'") }
        return sequence
    }
}

extension ByteBuffer {
    /// An event of the ledger as a server-sent event.
    init(_ event: RecordedEvent) throws {
        self.init(string: "id: \(event.sequence)\ndata: ")
        writeBytes(try WireFormat.encode(event))
        writeString("\n\n")
    }
}
