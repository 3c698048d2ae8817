/// One operation of the server. Client and server both work from this value, so that verb, path and types cannot differ.
package struct Endpoint<On: Subject, Request: WireRequest, Response: Codable & Sendable>: Sendable {
    package let verb: Verb
    /// Under ``WireFormat/root``, with `{id}` where the subject's name goes: `lanes/{id}/land`.
    package let path: String

    init(_ verb: Verb, _ path: String) {
        self.verb = verb
        self.path = path
    }
}

/// An operation whose answer comes in pieces for as long as it takes.
package struct StreamEndpoint<On: Subject, Request: WireRequest, Element: Sendable>: Sendable {
    package let verb: Verb
    /// As ``Endpoint/path``.
    package let path: String

    init(_ verb: Verb, _ path: String) {
        self.verb = verb
        self.path = path
    }
}

/// A piece of a lane's log, as the job printed it, redacted: hostile until escaped.
package typealias LogChunk = [UInt8]
