/// A lane as its events make it, folded by the checker's own reading of what each event means.
struct LaneFacts: Sendable {
    struct Turn: Sendable {
        let number: Int
        let job: String
        let started: Int
        var ended: Int?
        var head: String?
        var ending: String?
    }

    struct Candidate: Sendable {
        let number: Int
        let base: String
        let head: String
        let commit: String
        let tree: String
        let gates: [String]
        let sequence: Int
    }

    struct GateRun: Sendable {
        let candidate: Int
        let gate: String
        let attempt: Int
        let job: String
        let started: Int
        var ended: Int?
        var result: String?
        var statement: String?
        var reused = false
    }

    struct Decision: Sendable {
        let kind: String
        var candidate: Int?
        let by: String
        let sequence: Int
        var isVoid = false
    }

    struct Delivery: Sendable {
        let step: String
        let name: String
        let attempt: Int
        let job: String
        let started: Int
        var ended: Int?
        var result: String?
    }

    struct Review: Sendable {
        let number: Int
        let job: String
        var ended: Int?
    }

    /// A permission that an agent wanted.
    struct Ask: Sendable {
        let id: String
        let turn: Int
        let command: String
        var verdict: String?
    }

    let id: String
    let target: String
    let repository: String
    let title: String
    var phase = "queued"
    var phases = ["queued"]
    var attention: String?
    var attentionDetail = ""
    var branch: String?
    var worktree: String?
    var turns: [Turn] = []
    var candidates: [Candidate] = []
    var gateRuns: [GateRun] = []
    var pullRequest: Int?
    var published: Int?
    var decisions: [Decision] = []
    /// Intents to land and their places in the ledger.
    var intents: [(sequence: Int, candidate: Int, branch: String, expected: String, commit: String)] = []
    var landings: [(sequence: Int, candidate: Int, commit: String, tree: String)] = []
    var deliveries: [Delivery] = []
    var reviews: [Review] = []
    var asks: [Ask] = []
    /// What the operator said to the agent, and in which turn it is to be heard.
    var messages: [(number: Int, turn: Int?, text: String)] = []
    var snapshots: [(ref: String, commit: String, leftOut: Int)] = []
    var isReleased = false
    var retained: String?
    var head: String?
    var lastSequence: Int
    /// What an event presupposes and did not find.
    var misfits: [String] = []

    var hasEnded: Bool { ["done", "abandoned", "rejected", "rolled-back"].contains(phase) }
    var hasLanded: Bool { ["landed", "deploying", "verifying", "done", "rolled-back"].contains(phase) }
    var candidate: Candidate? { candidates.last }
    var openTurn: Turn? { turns.last.flatMap { $0.ended == nil ? $0 : nil } }
    /// Jobs that were started and have not ended.
    var openJobs: [String] {
        turns.filter { $0.ended == nil }.map(\.job) + gateRuns.filter { $0.ended == nil && !$0.reused }.map(\.job)
            + deliveries.filter { $0.ended == nil }.map(\.job) + reviews.filter { $0.ended == nil }.map(\.job)
    }
    /// Every job that a marker announced.
    var jobs: [String] {
        turns.map(\.job) + gateRuns.map(\.job).filter { $0 != "reused" } + deliveries.map(\.job)
            + reviews.map(\.job)
    }
}
