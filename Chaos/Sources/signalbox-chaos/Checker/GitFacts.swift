import Foundation

/// What git says of one repository: the mirror with the lanes' work, and the remote that lanes land on.
struct GitFacts: Sendable {
    struct Commit: Sendable {
        let id: String
        let tree: String
        let parents: [String]
        let subject: String
        /// The lane that its trailer names; empty without one.
        let lane: String
    }

    let repository: String
    /// References of the mirror and what they point at.
    var references: [String: String] = [:]
    /// References of the remote.
    var remoteReferences: [String: String] = [:]
    /// Every commit that a reference of either holds.
    var commits: [String: Commit] = [:]
    /// Every object that a reference of either holds.
    var objects: Set<String> = []
    /// The remote's default branch, newest first, by first parents.
    var mainline: [String] = []
    /// Every commit of the remote's default branch.
    var landed: Set<String> = []
    /// What git itself finds wrong.
    var problems: [String] = []

    static func read(_ box: Box, _ repository: String) async throws -> GitFacts {
        var facts = GitFacts(repository: repository)
        let (mirror, remote) = (box.mirror(repository), box.remote(repository))
        if Files.exists(mirror) {
            facts.references = try await references(box, mirror)
            try await facts.readCommits(box, mirror)
        }
        facts.remoteReferences = try await references(box, remote)
        try await facts.readCommits(box, remote)
        facts.mainline = try await box.shell("git --git-dir '\(remote)' rev-list --first-parent main").lines
        facts.landed = Set(try await box.shell("git --git-dir '\(remote)' rev-list main").lines)
        let checked = try await box.shell(
            "for g in '\(mirror)' '\(remote)'; do [ ! -d $g ] || git --git-dir $g fsck --connectivity-only --no-dangling 2>&1 || true; done"
        )
        facts.problems = checked.lines.filter { !$0.hasPrefix("notice:") && !$0.isEmpty }
        return facts
    }

    private static func references(_ box: Box, _ folder: String) async throws -> [String: String] {
        let lines = try await box.shell("git --git-dir '\(folder)' for-each-ref --format='%(objectname) %(refname)'").lines
        return Dictionary(lines.map { (String($0.dropFirst(41)), String($0.prefix(40))) }, uniquingKeysWith: { $1 })
    }

    private static let format = "%H%x09%T%x09%P%x09%(trailers:key=Signalbox-Lane,valueonly,separator=%x2C)%x09%s"

    private mutating func readCommits(_ box: Box, _ folder: String) async throws {
        for line in try await box.shell("git --git-dir '\(folder)' log --all --format='\(Self.format)'").lines {
            let parts = line.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 5 else { continue }
            commits[parts[0]] = Commit(
                id: parts[0], tree: parts[1], parents: parts[2].split(separator: " ").map(String.init), subject: parts[4], lane: parts[3])
        }
        // Where an object is missing it ends early; what fsck says of it is a finding of its own.
        for line in try await box.shell("git --git-dir '\(folder)' rev-list --all --objects 2>/dev/null || true").lines {
            objects.insert(String(line.prefix(40)))
        }
    }
}

extension String {
    var lines: [String] { split(separator: "\n").map(String.init) }
}
