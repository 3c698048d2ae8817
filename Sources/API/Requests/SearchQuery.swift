package import Domain

/// What to look for.
package struct SearchQuery: QueryRequest {
    package var question: SearchQuestion

    package init(_ question: SearchQuestion) { self.question = question }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "q", "lane", "repo", "limit", "before")
        let limit = try query.number("limit", in: SearchQuestion.limits) ?? 50
        question = SearchQuestion(
            text: try query.value("q") ?? "", lane: try query.value("lane"), repository: try query.value("repo"), limit: limit,
            before: try query.value("before"))
    }

    package var query: Query {
        var query = Query()
        query.add("q", question.text)
        query.add("lane", question.lane)
        query.add("repo", question.repository)
        query.add("limit", question.limit)
        query.add("before", question.before)
        return query
    }
}

/// Where the live messages start.
package struct LiveQuery: QueryRequest {
    /// Events with a greater sequence number; nil means those to come.
    package var after: Int64?

    package init(after: Int64? = nil) { self.after = after }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "after")
        self.init(after: try query.number("after", in: 0...Int64.max))
    }

    package var query: Query {
        var query = Query()
        query.add("after", after)
        return query
    }
}
