import Domain
import Evidence
import Foundation
import GRDB
import Git
import Ledger
import TestSupport

/// A real ledger with blobs, a real remote and its mirror: two targets, of which the second comes after the first, both landed and pushed.
final class AuditedWorkspace {
    let sandbox: Sandbox
    let blobs: BlobStore
    private let store: LedgerStore
    private let client: GitClient
    private var minute: Double = 0
    /// Blob of the statement of each lane's gate, and of each lane's block.
    private(set) var statements: [LaneID: String] = [:]
    private(set) var blocks: [LaneID: String] = [:]

    /// What is made differently from how it should be, where the ledger itself does not refuse it.
    struct Flaw {
        var decider = "operator:ada"
        var statement: (inout Evidence.Statement) -> Void = { _ in }
        var hasStatement = true
        var tree: String?
        var block: (String) -> String = { $0 }
        var isPushed = true
        var override = false
        var gates = ["test"]
        var result = GateResult.passed
        /// Looks at the change for a second on a screen, and the decision says so.
        var looks = false
        var pace: (inout Pace) -> Void = { _ in }
    }

    init() async throws {
        sandbox = try Sandbox()
        try sandbox.remote()
        client = try await GitClient.locate()
        blobs = BlobStore(state: sandbox.url)
        store = try LedgerStore(state: sandbox.url)
        for number in 1...2 {
            let id = TargetID(number: number)
            let target = Target(
                id: id, title: "Change \(number)", intent: "", repository: "web", kind: "fix", risk: .low,
                after: number == 2 ? [TargetID(number: 1)] : [])
            try record(.target(id, .added(target)))
        }
    }

    func record(_ event: Event, by actor: String = "signalbox") throws {
        minute += 1
        try store.append([(actor: actor, event: event)], at: DayBuilder.at(minute))
    }

    private func record(_ lane: LaneID, _ event: LaneEvent, by actor: String = "signalbox") throws {
        try record(.lane(lane, event), by: actor)
    }

    /// Takes a target the whole way; its commit is really made, and pushed unless told otherwise.
    @discardableResult
    func land(_ number: Int, _ flaw: Flaw = Flaw()) throws -> LaneID {
        let lane = LaneID(number: number)
        let base = try sandbox.shell("git rev-parse HEAD", in: "web")
        try sandbox.shell("echo \(number) > change-\(number).txt; git add -A; git commit -q -m 'Change \(number)'", in: "web")
        let commit = try sandbox.shell("git rev-parse HEAD", in: "web")
        let tree = try flaw.tree ?? sandbox.shell("git rev-parse 'HEAD^{tree}'", in: "web")
        if flaw.isPushed { try sandbox.shell("git push -q origin HEAD:main", in: "web") }
        try begin(lane, number, head: commit)
        let pins = flaw.gates.map { GatePin(name: $0, stage: .test, needs: [], definition: "def-\($0)") }
        let file = CandidateFile(path: "change-\(number).txt", status: "added", additions: 1, deletions: 0, digest: "d\(number)")
        let candidate = Domain.Candidate(
            number: 1, base: base, head: commit, commit: commit, tree: tree, commits: 1, files: [file], gates: pins)
        try record(lane, .candidateBuilt(candidate))
        for pin in pins { try gate(lane, pin, candidate, flaw) }
        if flaw.override, flaw.result != .passed { try decide(lane, flaw) }
        try record(lane, .phase(.publishing, note: ""))
        guard let current = store.model.lanes[lane] else { return lane }
        let block = try blobs.put(text: flaw.block(VerificationBlock.render(lane: current, commands: ["test": "make test"])))
        blocks[lane] = block
        try record(lane, .published(number: number, candidate: 1, body: try blobs.put(text: "body"), block: block))
        if store.model.lanes[lane]?.decision == nil {
            try record(lane, .phase(.inspecting, note: ""))
            if flaw.looks { try look(lane, file) }
            try record(lane, .viewed([ViewedMark(path: file.path, digest: file.digest)]), by: "operator:ada")
            try decide(lane, flaw)
        }
        try record(lane, .phase(.approved, note: ""))
        try record(lane, .landingStarted(LandingIntent(candidate: 1, branch: "main", expected: base, commit: commit)))
        try record(
            lane, .landed(Landing(candidate: 1, branch: "main", base: base, commit: commit, tree: tree, at: DayBuilder.at(minute))))
        return lane
    }

    private func begin(_ lane: LaneID, _ number: Int, head: String) throws {
        let start = LaneStart(
            target: TargetID(number: number), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "Change \(number)",
            agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 9, maxLines: 99)
        try record(.laneQueued(lane, start), by: "operator:ada")
        try record(lane, .phase(.preparing, note: ""))
        try record(lane, .prepared(Workplace(path: "/w", branch: "b", base: "b", port: 1)))
        try record(lane, .phase(.working, note: ""))
        try record(lane, .turnStarted(number: 1, cause: .first, job: "j", prompt: "p", from: "b", comments: []))
        try record(lane, .turnEnded(number: 1, TurnOutcome(ending: .completed, head: head, newCommits: 1)))
        try record(lane, .phase(.gating, note: ""))
    }

    private func gate(_ lane: LaneID, _ pin: GatePin, _ candidate: Domain.Candidate, _ flaw: Flaw) throws {
        try record(lane, .gateStarted(candidate: 1, gate: pin.name, attempt: 1, job: "j"))
        var statement = Evidence.Statement(
            lane: lane, repository: "web", candidate: 1, commit: candidate.commit, tree: candidate.tree, gate: pin.name, stage: pin.stage,
            definition: pin.definition, command: "make test", attempt: 1, result: flaw.result, exitCode: 0, counts: nil,
            startedAt: DayBuilder.at(0), endedAt: DayBuilder.at(1), log: nil)
        flaw.statement(&statement)
        let blob = try blobs.put(statement.encoded())
        if flaw.hasStatement { statements[lane] = blob }
        let outcome = GateOutcome(result: flaw.result, seconds: 1, statement: flaw.hasStatement ? blob : nil)
        try record(lane, .gateEnded(candidate: 1, gate: pin.name, attempt: 1, outcome))
        if flaw.result != .passed { try record(lane, .needsOperator(.gatesRed, detail: "red")) }
    }

    private func look(_ lane: LaneID, _ file: CandidateFile) throws {
        let to = DayBuilder.at(minute)
        let looked = LookedFile(
            path: file.path, digest: file.digest, rows: RowSet([RowRange(first: 1, last: 1)], of: 1), activeMilliseconds: 1000)
        let look = Look(
            kind: .screen, by: "operator:ada", from: Timestamp(milliseconds: to.milliseconds - 2000), to: to, activeMilliseconds: 1000,
            visibleMilliseconds: 2000, files: [looked])
        try record(lane, .looked(look), by: "operator:ada")
    }

    private func decide(_ lane: LaneID, _ flaw: Flaw) throws {
        let kind: DecisionKind = flaw.override ? .override : .approve
        var decision = Decision(kind: kind, reason: kind.reasons[0], candidate: 1, by: "ada", at: DayBuilder.at(minute))
        if flaw.looks, let state = store.model.lanes[lane], var pace = Pace(of: state, kind, AttentionConfiguration(), at: decision.at) {
            flaw.pace(&pace)
            decision.pace = pace
        }
        try record(lane, .decided(decision), by: flaw.decider)
    }

    /// Rewrites events in the ledger's file, as one who gets past its guards would.
    func tamper(_ change: (RecordedEvent) -> RecordedEvent) throws {
        let events = try store.reader.events(after: 0, limit: 10_000)
        try store.close()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try DatabaseQueue(path: sandbox.path("ledger.sqlite")).write { database in
            try database.execute(sql: "DROP TRIGGER events_fixed")
            for event in events where change(event) != event {
                try database.execute(
                    sql: "UPDATE events SET entry = ? WHERE sequence = ?", arguments: [try encoder.encode(change(event)), event.sequence])
            }
        }
    }

    /// Changes a blob's bytes behind its name.
    func damage(_ blob: String?, _ change: (Data) -> Data?) throws {
        guard let blob else { return }
        let file = try blobs.url(of: blob)
        let data = try Data(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        if let changed = change(data) { try changed.write(to: file) }
    }

    /// The failed claims of an audit, as `L-1: claim`, with the ledger's own check last.
    func failures(withMirror: Bool = true) async throws -> [String] {
        try await audit(withMirror: withMirror).failures.map { "\($0.lane?.description ?? "ledger"): \($0.claim)" }.sorted()
    }

    func audit(withMirror: Bool = true) async throws -> AuditReport {
        try? store.close()
        var repository: GitRepository?
        if withMirror {
            let mirror = try await Mirror.create(
                at: sandbox.path("mirror"), from: RemoteLocation(sandbox.path("web.git")), client: client)
            // Commits that were never pushed are in the mirror all the same: candidates are built there.
            try sandbox.shell("git push -q '\(mirror.path)' HEAD:refs/signalbox/all", in: "web")
            repository = mirror.repository
        }
        return try await Auditor(reader: LedgerReader(state: sandbox.url), blobs: blobs) { [repository] _ in repository }.audit()
    }
}
