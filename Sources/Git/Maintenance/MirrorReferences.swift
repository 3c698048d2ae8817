extension Mirror {
    /// The refs that lanes may have: their branches, pull requests, candidates and snapshots.
    package nonisolated func laneReferences() async throws -> [String: ObjectID] {
        let output = try await repository.run([
            "for-each-ref", "--format=%(objectname) %(refname)", "refs/heads/signalbox/", "refs/pull/", "refs/signalbox/lanes/",
        ])
        var result: [String: ObjectID] = [:]
        for line in output.lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2, let id = ObjectID(String(parts[0])) { result[String(parts[1])] = id }
        }
        return result
    }

    /// Removes refs, all or none. Those that are gone already do not matter.
    package nonisolated func removeReferences(_ names: [String]) async throws {
        let present = try await laneReferences()
        let updates = try names.compactMap { name in try present[name].map { RefUpdate(try RefName(name), expected: $0, new: nil) } }
        try await RefTransaction(repository).apply(updates)
    }
}

extension LaneGit {
    /// The commits that the files beside a lane's own repository name: an import counts on them. Without links; empty when there are none.
    package static func commits(in folder: String) -> [ObjectID] {
        let layout = LaneLayout(folder: folder)
        return [layout.knownCommit(), layout.wholeCommit()].compactMap { $0 }
    }
}
