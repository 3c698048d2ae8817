package import Domain

/// The name of an agent definition in a path.
package struct AgentName: Subject, Equatable {
    package static var example: String { "claude" }
    package let description: String

    /// Nil for what is no name.
    package init?(_ description: String) {
        guard TextRule.name.fault(in: description) == nil else { return nil }
        self.description = description
    }
}

/// Which version of an agent definition: the newest when nothing is said.
package struct AgentQuery: QueryRequest {
    /// A number from 1, or the beginning of a digest.
    package var version: String?
    /// The version that this lane is pinned to.
    package var lane: LaneID?

    package init(version: String? = nil, lane: LaneID? = nil) {
        self.version = version
        self.lane = lane
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "version", "lane")
        self.init(version: try query.value("version"), lane: try query.value("lane"))
        if version != nil, lane != nil { throw WireError("'version' and 'lane' exclude each other") }
    }

    package var query: Query {
        var query = Query()
        query.add("version", version)
        query.add("lane", lane)
        return query
    }
}

/// Goes back to a version of an agent definition.
package struct AgentRollbackRequest: BodyRequest {
    /// A number from 1, or the beginning of a digest.
    package var version: String

    package init(version: String) { self.version = version }
}
