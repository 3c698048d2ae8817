package import Domain

/// Which lanes the board shows: each that is given must fit.
package struct BoardQuery: QueryRequest, Equatable {
    package var repository: String?
    package var kind: String?
    package var risk: Risk?
    package var lane: LaneID?

    package init(repository: String? = nil, kind: String? = nil, risk: Risk? = nil, lane: LaneID? = nil) {
        self.repository = repository
        self.kind = kind
        self.risk = risk
        self.lane = lane
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "repo", "kind", "risk", "lane")
        // An empty field of a form is no wish.
        func text(_ name: String) throws(WireError) -> String? { try query.value(name, as: String.self).flatMap { $0.isEmpty ? nil : $0 } }
        let word = try text("risk")
        let risk = word.flatMap(Risk.init(rawValue:))
        if let word, risk == nil {
            throw WireError("'risk' is one of \(Risk.allCases.map(\.rawValue).joined(separator: ", ")), not '\(word)'")
        }
        self.init(repository: try text("repo"), kind: try text("kind"), risk: risk, lane: try query.value("lane"))
    }

    package var query: Query {
        var query = Query()
        query.add("repo", repository)
        query.add("kind", kind)
        query.add("risk", risk?.rawValue)
        query.add("lane", lane)
        return query
    }

    package func covers(_ lane: Lane) -> Bool {
        (repository == nil || lane.start.repository == repository) && (kind == nil || lane.start.kind == kind)
            && (risk == nil || lane.start.risk == risk) && (self.lane == nil || lane.id == self.lane)
    }
}
