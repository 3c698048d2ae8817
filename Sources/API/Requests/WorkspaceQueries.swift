/// How many targets to rank.
package struct NextQuery: QueryRequest {
    package var limit: Int

    package init(limit: Int = 10) { self.limit = limit }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "limit")
        self.init(limit: try query.number("limit", in: 1...10_000) ?? 10)
    }

    package var query: Query {
        var query = Query()
        query.add("limit", limit)
        return query
    }
}

/// Where in the ledger to start.
package struct EventsQuery: QueryRequest {
    /// Only events with a greater sequence number; 0 means all.
    package var after: Int64

    package init(after: Int64 = 0) { self.after = after }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "after")
        self.init(after: try query.number("after", in: 0...Int64.max) ?? 0)
    }

    package var query: Query {
        var query = Query()
        query.add("after", after)
        return query
    }
}

/// Which day.
package struct DayQuery: QueryRequest {
    /// `2026-11-23` in the workspace's zone, `today` or `yesterday`; nil for today.
    package var day: String?

    package init(day: String? = nil) { self.day = day }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "day")
        self.init(day: try query.value("day"))
    }

    package var query: Query {
        var query = Query()
        query.add("day", day)
        return query
    }
}

/// Which report.
package struct ReportQuery: QueryRequest {
    /// `2026-11-23` in the workspace's zone; nil for today.
    package var day: String?
    /// `text`, `md`, `html` or `json`.
    package var format: String
    /// Columns of the terminal.
    package var width: Int

    package init(day: String? = nil, format: String = "text", width: Int = 80) {
        self.day = day
        self.format = format
        self.width = width
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "day", "format", "width")
        self.init(day: try query.value("day"), format: try query.value("format") ?? "text", width: try query.value("width") ?? 80)
    }

    package var query: Query {
        var query = Query()
        query.add("day", day)
        query.add("format", format)
        query.add("width", width)
        return query
    }
}
