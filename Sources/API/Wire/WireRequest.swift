package import Foundation

/// What a call says beyond its path: either a query or a JSON body.
package protocol WireRequest: Sendable {
    /// Throws ``WireError`` where it cannot be read.
    static func read(query: Query, body: Data) throws(WireError) -> Self
    func write() throws -> (query: Query, body: Data?)
}

/// A request of a reading call, written into the address.
package protocol QueryRequest: WireRequest, Equatable {
    init(_ query: Query) throws(WireError)
    var query: Query { get }
}

extension QueryRequest {
    package static func read(query: Query, body: Data) throws(WireError) -> Self { try Self(query) }
    package func write() throws -> (query: Query, body: Data?) { (query, nil) }
}

/// A request written as a JSON object.
package protocol BodyRequest: WireRequest, Codable, Equatable {}

extension BodyRequest {
    package static func read(query: Query, body: Data) throws(WireError) -> Self { try StrictJSON.decode(Self.self, from: body) }
    package func write() throws -> (query: Query, body: Data?) { (Query(), try WireFormat.encode(self)) }
}

/// The request of a call that says nothing beyond its path.
package struct NoRequest: QueryRequest {
    package init() {}
    package init(_ query: Query) throws(WireError) { try query.expect() }
    package var query: Query { Query() }
}
