import Hummingbird
import NIOCore
import Pages
import ServiceLifecycle

/// Growing texts as server-sent events of HTML: the page puts each in its place and does not interpret it.
enum LiveText {
    /// `id:` is the number of the last entry, so that a page that lost the connection goes on behind it.
    static func transcript(_ pieces: AsyncStream<[UInt8]>, from first: Int, _ request: Request) -> Response {
        events(request) { writer in
            var number = first
            for await piece in pieces.cancelOnGracefulShutdown() {
                let lines = piece.split(separator: 10)
                let items = Markup(lines.enumerated().map { TranscriptItem(entry: TranscriptTail.entry($1, number: number + $0)).html })
                number += lines.count
                try await writer.write(event(items, id: number - 1))
            }
        }
    }

    /// Whole lines; what a job printed without a newline comes with the rest of its line, or at the end.
    static func log(_ pieces: AsyncStream<[UInt8]>, _ request: Request) -> Response {
        events(request) { writer in
            var rest: [UInt8] = []
            for await piece in pieces.cancelOnGracefulShutdown() {
                rest += piece
                // A line without an end is passed on all the same.
                let cut = rest.lastIndex(of: 10).map { $0 + 1 } ?? (rest.count > 1 << 16 ? rest.count : 0)
                guard cut > 0 else { continue }
                try await writer.write(event(Markup.block(String(decoding: rest[..<cut], as: UTF8.self)), id: nil))
                rest.removeFirst(cut)
            }
            if !rest.isEmpty { try await writer.write(event(Markup.block(String(decoding: rest, as: UTF8.self)), id: nil)) }
        }
    }

    private static func events(
        _ request: Request, _ body: @escaping @Sendable @concurrent (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: .whileOpen(request) { writer in
                try await writer.write(ByteBuffer(string: ":\n\n"))
                try await body(&writer)
                try await writer.write(ByteBuffer(string: "event: end\ndata: \n\n"))
            })
    }

    private static func event(_ html: Markup, id: Int?) -> ByteBuffer {
        var buffer = ByteBuffer()
        if let id { buffer.writeString("id: \(id)\n") }
        for line in html.text.split(separator: "\n", omittingEmptySubsequences: false) { buffer.writeString("data: \(line)\n") }
        buffer.writeString("\n")
        return buffer
    }
}

extension Request {
    /// The last event that a browser saw before it lost the connection.
    var lastEventID: Int? { headers[HeaderNames.lastEventID].flatMap(Int.init) }
}
