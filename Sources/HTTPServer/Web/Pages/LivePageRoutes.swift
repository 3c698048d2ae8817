import API
import Control
import Domain
import Hummingbird
import NIOCore
import Pages
import ServiceLifecycle

/// What happens now, for pages: the events and activities of ``LiveRoutes``, and behind each event of a lane its row of the board, so that a board
/// shows it without asking once more.
struct LivePageRoutes {
    let room: BoardRoom

    func add(to router: Router<CallContext>) {
        let room = room
        router.get("/fragments/live") { request, _ in
            let query = try Query(request.uri.query ?? "")
            try query.expect(only: "after")
            let after = [try query.value("after", as: Int64.self), try request.lastEvent()].compactMap(\.self).max()
            // What is older than this comes to a reader who was away: it gets rows as they are now, once, by asking for what changed.
            let start = await room.desk.summary().events
            let messages = await room.desk.live(after: after)
            return Response(
                status: .ok, headers: [.contentType: StreamFormat.events.contentType, .cacheControl: "no-store"],
                body: .whileOpen(request) { writer in
                    try await writer.write(ByteBuffer(string: ":\n\n"))
                    var told: [LaneID: BoardRowSource] = [:]
                    for await message in messages.cancelOnGracefulShutdown() {
                        var text = try ByteBuffer(message)
                        if case .event(let event) = message, event.sequence > start, let lane = event.event.laneID {
                            let row = try await room.row(lane)
                            if row == nil || told[lane] != row {
                                text.writeImmutableBuffer(try Self.text(RowMessage(lane, at: event.sequence, row, room.rendered)))
                            }
                            told[lane] = row
                        }
                        try await writer.write(text)
                    }
                })
        }
    }

    private static func text(_ row: RowMessage) throws -> ByteBuffer {
        var text = ByteBuffer(string: "event: row\ndata: ")
        text.writeBytes(try WireFormat.encode(row))
        text.writeString("\n\n")
        return text
    }
}

extension Event {
    /// The lane that it is about.
    fileprivate var laneID: LaneID? {
        switch self {
        case .lane(let id, _), .laneQueued(let id, _): id
        case .workspace, .target: nil
        }
    }
}
