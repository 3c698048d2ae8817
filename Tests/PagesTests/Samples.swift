import Domain

enum Samples {
    /// A lane that is inspected, with hostile names.
    static var lane: Lane {
        let at = Timestamp(milliseconds: 1)
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: "pages", risk: .high, kind: "fix", title: "<script>\u{202E}",
            agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 3)
        var lane = Lane(id: LaneID(number: 1), start: start, at: at)
        lane.phases.append(PhaseEntry(phase: .inspecting, at: at, note: ""))
        lane.phase = .inspecting
        lane.candidates = [
            Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: files, gates: [])
        ]
        return lane
    }

    static let files = [
        CandidateFile(path: "src/deep/only/a\"<b>.swift", status: "modified", additions: 3, deletions: 1, digest: "1"),
        CandidateFile(path: "src/z.swift", oldPath: "src/\u{1B}y", status: "renamed", additions: 1, deletions: 0, digest: "2"),
        CandidateFile(path: "package-lock.json", status: "modified", additions: 90, deletions: 80, generated: true, digest: "3"),
    ]

    static func inspection(_ lane: Lane = lane) -> Inspection {
        let candidate = lane.candidates[0]
        return Inspection(
            lane: lane, candidate: candidate,
            files: candidate.files.map { InspectedFile($0, marks: FileMarks(), seen: SeenState($0, in: lane)) },
            noLongerChanged: ["gone<>"],
            claims: [
                ClaimFinding(turn: 1, source: .account, text: "<all tests pass>", verdict: .contradicted, why: ["gate 'test' is \"red\""])
            ],
            risk: [RiskReason(.boundary, .info, "low <words>"), RiskReason(.sensitive, .warning, "a password", paths: ["src/z.swift"])],
            collisions: [
                Collision(lane: LaneID(number: 2), title: "<other>", phase: .working, commit: "c", conflicts: ["src/z.swift"], shared: [])
            ],
            commits: [CandidateCommit(commit: "0123456789abcdef", subject: "<s>", author: "&", at: Timestamp(milliseconds: 1))])
    }
}
