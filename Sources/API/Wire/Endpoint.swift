/// One operation of the server. Client and server both work from this value, so that verb, path and types cannot differ.
package struct Endpoint<On: Subject, Request: WireRequest, Response: Codable & Sendable>: Sendable {
    package let verb: Verb
    /// Under ``WireFormat/root``, with `{id}` where the subject's name goes: `lanes/{id}/land`.
    package let path: String
    /// What it does, in one line of the interface's description.
    package let summary: String

    init(_ verb: Verb, _ path: String, _ summary: String = "") {
        self.verb = verb
        self.path = path
        self.summary = summary
    }
}

/// An operation whose answer comes in pieces for as long as it takes.
package struct StreamEndpoint<On: Subject, Request: WireRequest, Element: Sendable>: Sendable {
    package let verb: Verb
    /// As ``Endpoint/path``.
    package let path: String
    package let format: StreamFormat
    /// As ``Endpoint/summary``.
    package let summary: String

    init(_ verb: Verb, _ path: String, _ format: StreamFormat, _ summary: String = "") {
        self.verb = verb
        self.path = path
        self.format = format
        self.summary = summary
    }
}

/// How the pieces of an answer follow one another.
package enum StreamFormat: Sendable {
    /// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), each with a JSON document as its data.
    case events
    /// A JSON document per line.
    case lines
    /// Bytes as they are.
    case bytes

    package var contentType: String {
        switch self {
        case .events: "text/event-stream"
        case .lines: "application/x-ndjson"
        case .bytes: "application/octet-stream"
        }
    }
}

/// A piece of a lane's log, as the job printed it, redacted: hostile until escaped.
package typealias LogChunk = [UInt8]
