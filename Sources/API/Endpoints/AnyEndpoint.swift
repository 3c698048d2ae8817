/// An operation of the server without its types, for the description of the interface.
package protocol AnyEndpoint: Sendable {
    var verb: Verb { get }
    var path: String { get }
    var summary: String { get }
    var subject: any Subject.Type { get }
    var request: any WireRequest.Type { get }
    var answer: EndpointAnswer { get }
}

/// What comes back when a call succeeds.
package enum EndpointAnswer: Sendable {
    /// One JSON document.
    case document(any (Codable & Sendable).Type)
    /// Pieces; of bytes there is nothing to describe.
    case stream(StreamFormat, any Sendable.Type)
}

extension Endpoint: AnyEndpoint {
    package var subject: any Subject.Type { On.self }
    package var request: any WireRequest.Type { Request.self }
    package var answer: EndpointAnswer { .document(Response.self) }
}

extension StreamEndpoint: AnyEndpoint {
    package var subject: any Subject.Type { On.self }
    package var request: any WireRequest.Type { Request.self }
    package var answer: EndpointAnswer { .stream(format, Element.self) }
}
