/// One changed file of a candidate.
package struct CandidateFile: Codable, Equatable, Sendable {
    package var path: String
    package var oldPath: String?
    /// `added`, `modified`, `deleted`, `renamed` or `type-changed`.
    package var status: String
    package var additions: Int
    package var deletions: Int
    package var binary: Bool
    /// Lock files and files marked as generated: shown as such, never hidden.
    package var generated: Bool
    /// Identifies this file's diff wherever the base stands; a viewed mark is bound to it.
    package var digest: String

    package init(
        path: String, oldPath: String? = nil, status: String, additions: Int, deletions: Int, binary: Bool = false,
        generated: Bool = false, digest: String
    ) {
        self.path = path
        self.oldPath = oldPath
        self.status = status
        self.additions = additions
        self.deletions = deletions
        self.binary = binary
        self.generated = generated
        self.digest = digest
    }
}

/// A gate as it stood when a candidate was built: later edits of the configuration do not change what that candidate has to pass.
package struct GatePin: Codable, Equatable, Sendable {
    package var name: String
    package var stage: GateStage
    package var needs: [String]
    /// SHA-256 of the gate's definition.
    package var definition: String

    package init(name: String, stage: GateStage, needs: [String], definition: String) {
        self.name = name
        self.stage = stage
        self.needs = needs
        self.definition = definition
    }
}

/// The exact commit that would land: the lane's head merged on the base, built once.
package struct Candidate: Codable, Equatable, Sendable {
    package var number: Int
    package var base: String
    package var head: String
    package var commit: String
    package var tree: String
    /// Commits of the lane's branch that it brings.
    package var commits: Int
    package var files: [CandidateFile]
    package var gates: [GatePin]

    package init(
        number: Int, base: String, head: String, commit: String, tree: String, commits: Int, files: [CandidateFile], gates: [GatePin]
    ) {
        self.number = number
        self.base = base
        self.head = head
        self.commit = commit
        self.tree = tree
        self.commits = commits
        self.files = files
        self.gates = gates
    }

    /// Added and removed lines over all files.
    package var lines: Int { files.reduce(0) { $0 + $1.additions + $1.deletions } }
}
