package import Domain

/// Which lanes to list.
package struct LanesQuery: QueryRequest {
    /// Those that have ended too.
    package var all: Bool
    /// Only lanes of this target.
    package var target: TargetID?
    /// Only so many of them, the newest; nil for each of them.
    package var last: Int?

    package init(all: Bool = false, target: TargetID? = nil, last: Int? = nil) {
        self.all = all
        self.target = target
        self.last = last
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "all", "target", "last")
        self.init(
            all: try query.value("all") ?? false, target: try query.value("target"), last: try query.number("last", in: 1...Int.max))
    }

    package var query: Query {
        var query = Query()
        if all { query.add("all", true) }
        query.add("target", target)
        query.add("last", last)
        return query
    }
}

/// Which files of a candidate to compare.
package struct DiffQuery: QueryRequest {
    /// Empty means every file.
    package var paths: [String]

    package init(paths: [String] = []) { self.paths = paths }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "path")
        self.init(paths: query.values("path"))
    }

    package var query: Query {
        var query = Query()
        for path in paths { query.add("path", path) }
        return query
    }
}

/// Which log of a lane to read.
package struct LogQuery: QueryRequest {
    /// `turn-2`, `gate-test-1`, `setup`, `deploy`; nil means the newest.
    package var job: String?
    /// Stay until the job ends.
    package var follow: Bool

    package init(job: String? = nil, follow: Bool = false) {
        self.job = job
        self.follow = follow
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "job", "follow")
        self.init(job: try query.value("job"), follow: try query.value("follow") ?? false)
    }

    package var query: Query {
        var query = Query()
        query.add("job", job)
        if follow { query.add("follow", true) }
        return query
    }
}

/// What to wait for.
package struct WaitQuery: QueryRequest {
    package var phase: Phase
    /// Nil means as long as it takes.
    package var timeoutSeconds: Double?

    package init(phase: Phase, timeoutSeconds: Double? = nil) {
        self.phase = phase
        self.timeoutSeconds = timeoutSeconds
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "phase", "timeout")
        guard let phase = try query.choice("phase", as: Phase.self) else { throw WireError("'phase' is missing") }
        let timeout: Double? = try query.value("timeout")
        if let timeout, !(0...31_536_000).contains(timeout) { throw WireError("'timeout' is seconds, from 0 to a year") }
        self.init(phase: phase, timeoutSeconds: timeout)
    }

    package var query: Query {
        var query = Query()
        query.add("phase", phase.rawValue)
        query.add("timeout", timeoutSeconds)
        return query
    }
}
