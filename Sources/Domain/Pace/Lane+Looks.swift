extension Lane {
    /// How many changed rows each version of a file's diff has, over all candidates of the lane.
    package var versionRows: [ViewedMark: Int] {
        var rows: [ViewedMark: Int] = [:]
        for file in candidates.flatMap(\.files) { rows[ViewedMark(path: file.path, digest: file.digest)] = file.rows }
        return rows
    }

    /// The operator looked at versions of the lane's files. The bounds are checked here and not trusted to the caller.
    mutating func record(_ look: Look) throws(LaneRefusal) {
        let rows = versionRows
        guard !look.files.isEmpty else { throw refusal("a look names no file") }
        if let stranger = look.files.first(where: { rows[$0.mark] == nil }) {
            throw refusal("no candidate has this version of \(stranger.path)")
        }
        let length = look.to.milliseconds - look.from.milliseconds
        guard length >= 0, (0...length).contains(look.activeMilliseconds), look.visibleMilliseconds <= length,
            look.activeMilliseconds <= look.visibleMilliseconds, look.files.allSatisfy({ $0.activeMilliseconds >= 0 }),
            look.files.reduce(0, { $0 + $1.activeMilliseconds }) <= look.activeMilliseconds
        else { throw refusal("a look is longer than the time that it covers") }
        guard look.kind == .screen || look.activeMilliseconds == 0 else { throw refusal("what is printed is not timed") }
        looks.add(look, rows: rows)
    }
}

extension CandidateFile {
    /// Its changed rows: added and removed lines.
    package var rows: Int { additions + deletions }
}
