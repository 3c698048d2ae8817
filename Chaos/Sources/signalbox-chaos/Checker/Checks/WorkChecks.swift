import Foundation

extension Check {
    static let workChecks = [
        Check(name: "work kept", promise: "every byte that an agent wrote is in a commit, a snapshot or its worktree") { facts, report in
            let written = facts.journal.filter { $0.kind == "file" }
            let names = try await objectNames(written.map(\.text), facts.box)
            for (entry, object) in zip(written, names) {
                guard let lane = facts.lanes[entry.lane] else {
                    report.expect(false, entry.lane, "it wrote \(entry.what) and the ledger does not know it")
                    continue
                }
                let kept = facts.git[lane.repository]?.objects.contains(object) == true
                report.expect(kept || isOnDisk(entry, lane), entry.lane, "\(entry.what) of \(entry.job) is nowhere: \(entry.text)")
            }
            for entry in facts.journal where entry.kind == "commit" {
                let repository = facts.lanes[entry.lane]?.repository ?? ""
                report.expect(
                    facts.git[repository]?.commits[entry.what] != nil, entry.lane,
                    "commit \(entry.what) of \(entry.job) is held by no reference")
            }
        },
        Check(name: "git sound", promise: "git finds every object that a reference needs") { facts, report in
            for (name, git) in facts.git {
                report.expect(git.problems.isEmpty, "\(name): \(git.problems.prefix(3).joined(separator: "; "))")
            }
        },
    ]

    /// Whether the file is in the worktree that the lane still holds.
    private static func isOnDisk(_ entry: Facts.Written, _ lane: LaneFacts) -> Bool {
        guard !lane.isReleased || lane.retained != nil, let worktree = lane.worktree else { return false }
        return Files.text("\(worktree)/\(entry.what)") == entry.text + "\n"
    }

    /// The names that git gives to these lines as files.
    private static func objectNames(_ texts: [String], _ box: Box) async throws -> [String] {
        guard !texts.isEmpty else { return [] }
        let folder = box.folder + "/tmp/objects"
        try Files.make(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (index, text) in texts.enumerated() { try Files.write(text + "\n", to: "\(folder)/\(index)") }
        let paths = texts.indices.map { "\(folder)/\($0)\n" }.joined()
        return try await box.shell("git hash-object --no-filters --stdin-paths", input: Data(paths.utf8)).lines
    }
}
