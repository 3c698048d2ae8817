import Domain

// What events about candidates, gates, decisions and landings carry, each with its members in the order of their names.

extension Candidate: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let base: String = try reader.need("base")
        let commit: String = try reader.need("commit")
        let commits: Int = try reader.need("commits")
        let files: [CandidateFile] = try reader.need("files")
        let gates: [GatePin] = try reader.need("gates")
        let head: String = try reader.need("head")
        self.init(
            number: try reader.need("number"), base: base, head: head, commit: commit, tree: try reader.need("tree"), commits: commits,
            files: files, gates: gates)
        try reader.close()
    }
}

extension CandidateFile: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let additions: Int = try reader.need("additions")
        let binary: Bool = try reader.need("binary")
        let deletions: Int = try reader.need("deletions")
        let digest: String = try reader.need("digest")
        let generated: Bool = try reader.need("generated")
        let oldPath: String? = try reader.maybe("oldPath")
        self.init(
            path: try reader.need("path"), oldPath: oldPath, status: try reader.need("status"), additions: additions, deletions: deletions,
            binary: binary, generated: generated, digest: digest)
        try reader.close()
    }
}

extension GatePin: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let definition: String = try reader.need("definition")
        let name: String = try reader.need("name")
        let needs: [String] = try reader.need("needs")
        self.init(name: name, stage: try reader.need("stage"), needs: needs, definition: definition)
        try reader.close()
    }
}

extension GateOutcome: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let counts: TestCounts? = try reader.maybe("counts")
        let detail: String = try reader.need("detail")
        let exitCode: Int? = try reader.maybe("exitCode")
        let log: String? = try reader.maybe("log")
        let result: GateResult = try reader.need("result")
        let reusedFrom: GateOrigin? = try reader.maybe("reusedFrom")
        let seconds: Double = try reader.need("seconds")
        self.init(
            result: result, detail: detail, exitCode: exitCode, counts: counts, seconds: seconds, log: log,
            statement: try reader.maybe("statement"), reusedFrom: reusedFrom)
        try reader.close()
    }
}

extension TestCounts: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let failures: Int = try reader.need("failures")
        let skipped: Int = try reader.need("skipped")
        let source: String = try reader.need("source")
        self.init(tests: try reader.need("tests"), failures: failures, skipped: skipped, source: source)
        try reader.close()
    }
}

extension GateOrigin: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let attempt: Int = try reader.need("attempt")
        let candidate: Int = try reader.need("candidate")
        self.init(lane: try reader.need("lane"), candidate: candidate, attempt: attempt)
        try reader.close()
    }
}

extension ViewedMark: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let digest: String = try reader.need("digest")
        self.init(path: try reader.need("path"), digest: digest)
        try reader.close()
    }
}

extension Decision: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let at: Timestamp = try reader.need("at")
        let by: String = try reader.need("by")
        let candidate: Int? = try reader.maybe("candidate")
        let exceptions: [String] = try reader.need("exceptions")
        let kind: DecisionKind = try reader.need("kind")
        let message: String = try reader.need("message")
        let pace: Pace? = try reader.maybe("pace")
        self.init(
            kind: kind, reason: try reader.need("reason"), message: message, candidate: candidate, by: by, at: at, exceptions: exceptions,
            pace: pace)
        voided = try reader.maybe("voided")
        try reader.close()
    }
}

extension Pace: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let faster: Bool? = try reader.maybe("faster")
        let files: Int = try reader.need("files")
        let filesViewed: Int = try reader.need("filesViewed")
        let generatedPercent: Int = try reader.need("generatedPercent")
        let lines: Int = try reader.need("lines")
        let linesPerMinute: Int = try reader.need("linesPerMinute")
        let linesPrinted: Int = try reader.need("linesPrinted")
        let linesSeen: Int = try reader.need("linesSeen")
        let lookedMilliseconds: Int64 = try reader.need("lookedMilliseconds")
        let neededMilliseconds: Int64 = try reader.need("neededMilliseconds")
        let sampled: [SampledFile] = try reader.need("sampled")
        self.init(
            lookedMilliseconds: lookedMilliseconds, sincePrintedMilliseconds: try reader.maybe("sincePrintedMilliseconds"), lines: lines,
            linesSeen: linesSeen, linesPrinted: linesPrinted, files: files, filesViewed: filesViewed, sampled: sampled,
            neededMilliseconds: neededMilliseconds, linesPerMinute: linesPerMinute, generatedPercent: generatedPercent, faster: faster)
        try reader.close()
    }
}

extension SampledFile: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let lines: Int = try reader.need("lines")
        self.init(path: try reader.need("path"), lines: lines, shown: try reader.need("shown"))
        try reader.close()
    }
}

extension LandingIntent: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let branch: String = try reader.need("branch")
        let candidate: Int = try reader.need("candidate")
        let commit: String = try reader.need("commit")
        self.init(candidate: candidate, branch: branch, expected: try reader.need("expected"), commit: commit)
        try reader.close()
    }
}

extension Landing: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let at: Timestamp = try reader.need("at")
        let base: String = try reader.need("base")
        let branch: String = try reader.need("branch")
        let candidate: Int = try reader.need("candidate")
        let commit: String = try reader.need("commit")
        self.init(candidate: candidate, branch: branch, base: base, commit: commit, tree: try reader.need("tree"), at: at)
        try reader.close()
    }
}
