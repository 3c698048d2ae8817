package import Domain

/// Which changed file.
package struct FileQuery: QueryRequest {
    package var path: String

    package init(path: String) { self.path = path }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "path")
        self.init(path: try query.path())
    }

    package var query: Query {
        var query = Query()
        query.add("path", path)
        return query
    }
}

/// Which page of a changed file's diff.
package struct FileDiffQuery: QueryRequest {
    package var path: String
    /// Position of the first line in the diff.
    package var from: Int
    /// Lines of the diff, about: a page ends between changes where it can.
    package var count: Int
    /// The candidate that is looked at: with another one by now it is refused. Nil means whatever there is.
    package var candidate: Int?

    /// The most lines of a page.
    package static let limit = 2000

    package init(path: String, from: Int = 0, count: Int = 400, candidate: Int? = nil) {
        self.path = path
        self.from = from
        self.count = count
        self.candidate = candidate
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "path", "from", "count", "candidate")
        self.init(
            path: try query.path(), from: try query.number("from", in: 0...Int.max) ?? 0,
            count: try query.number("count", in: 1...Self.limit) ?? 400, candidate: try query.value("candidate"))
    }

    package var query: Query {
        var query = Query()
        query.add("path", path)
        query.add("from", from)
        query.add("count", count)
        query.add("candidate", candidate)
        return query
    }
}

/// Which lines of a changed file.
package struct FileLinesQuery: QueryRequest {
    package var path: String
    package var side: FileLines.Side
    /// First and last line, from 1.
    package var from: Int
    package var to: Int
    /// As ``FileDiffQuery/candidate``.
    package var candidate: Int?

    private static let lastLine = 1 << 40

    package init(path: String, side: FileLines.Side = .new, from: Int, to: Int, candidate: Int? = nil) {
        self.candidate = candidate
        self.path = path
        self.side = side
        self.from = from
        self.to = to
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "path", "side", "from", "to", "candidate")
        let path = try query.path()
        let side = try query.choice("side", as: FileLines.Side.self) ?? .new
        let from = try query.number("from", in: 1...Self.lastLine) ?? 1
        let to = try query.number("to", in: 1...Self.lastLine) ?? min(Self.lastLine, from + FileLines.limit - 1)
        guard to >= from else { throw WireError("'to' is not before 'from'") }
        guard to - from < FileLines.limit else { throw WireError("at most \(FileLines.limit) lines at once") }
        self.init(path: path, side: side, from: from, to: to, candidate: try query.value("candidate"))
    }

    package var query: Query {
        var query = Query()
        query.add("path", path)
        query.add("side", side.rawValue)
        query.add("from", from)
        query.add("to", to)
        query.add("candidate", candidate)
        return query
    }
}

extension Query {
    fileprivate func path() throws(WireError) -> String {
        guard let path: String = try value("path"), !path.isEmpty else { throw WireError("'path' is missing") }
        return path
    }
}
