/// How much of a list that grows for ever.
package struct ListQuery: QueryRequest {
    /// What is done, dropped or settled too: everything that ever was.
    package var all: Bool

    package init(all: Bool = false) { self.all = all }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "all")
        self.init(all: try query.value("all") ?? false)
    }

    package var query: Query {
        var query = Query()
        if all { query.add("all", true) }
        return query
    }
}
