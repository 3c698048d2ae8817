import Domain
import Evidence
import Foundation
import Testing

/// Each planted defect is found, and nothing else is.
@Suite struct AuditorTests {
    private static let ledger = "ledger: the ledger is whole and its tables follow from its events"
    private static let person = "L-1: a person decided on this candidate before it landed"
    private static let gate = "L-1: gate test passed on the landed tree"
    private static let tree = "L-1: the landed commit has the gated tree"
    private static let block = "L-1: the published Verification block is about the landed candidate"

    @Test func anHonestDayIsSound() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        try workspace.land(2)
        let report = try await workspace.audit()
        #expect(report.failures.isEmpty, "\(report.failures)")
        #expect(report.sound)
        #expect(report.landed == 2)
        #expect(report.overridden == 0)
        let claims = report.checks.filter { $0.lane == LaneID(number: 2) }.map(\.claim)
        #expect(
            claims == [
                "a person decided on this candidate before it landed", "the intent was written before the branch moved",
                "gate test passed on the landed tree", "T-1 landed first", "the published Verification block is about the landed candidate",
                "the landed commit has the gated tree", "main holds the landed commit",
            ])
    }

    @Test func thePaceOfADecisionIsDerivedAgain() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(looks: true))
        let report = try await workspace.audit()
        #expect(report.sound, "\(report.failures)")
        #expect(report.checks.contains { $0.claim == "operator:ada looked for no longer than there was time" && $0.holds })
        #expect(report.checks.contains { $0.claim == "the pace of its approve follows from the looks before it" && $0.holds })
        let figures = Dictionary(uniqueKeysWithValues: report.pace.map { ($0.id, $0.text) })
        #expect(figures == ["fasterThanReading": "0 of 1", "filesSampled": "0 of 1", "lookedTime": "1 s (1 lane)"])
    }

    @Test(arguments: 0..<7)
    func aPaceThatDoesNotFollowIsFound(flaw: Int) async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(
            1,
            .init(
                looks: true,
                pace: { pace in
                    switch flaw {
                    case 0: pace.lookedMilliseconds += 1
                    case 1: pace.linesSeen = 0
                    case 2: pace.faster = true
                    case 3: pace.sampled = [SampledFile(path: "change-1.txt", lines: 1, shown: 0)]
                    case 4: pace.filesViewed = 0
                    case 5: pace.neededMilliseconds = 0
                    default: pace.sincePrintedMilliseconds = 5
                    }
                }))
        #expect(try await workspace.failures() == ["L-1: the pace of its approve follows from the looks before it"])
    }

    @Test func anEmptyLedgerIsSound() async throws {
        let report = try await AuditedWorkspace().audit()
        #expect(report.sound)
        #expect(report.landed == 0)
        #expect(report.events == 2)
    }

    @Test func aStatementsBytesWereChanged() async throws {
        let workspace = try await AuditedWorkspace()
        let lane = try workspace.land(1)
        try workspace.damage(workspace.statements[lane]) { $0 + Data(" ".utf8) }
        #expect(try await workspace.failures() == [Self.gate])
    }

    @Test func aStatementIsGone() async throws {
        let workspace = try await AuditedWorkspace()
        let lane = try workspace.land(1)
        try workspace.land(2)
        try workspace.damage(workspace.statements[lane]) { _ in nil }
        #expect(try await workspace.failures() == [Self.gate])
    }

    @Test func theStatementIsAboutSomethingElse() async throws {
        let edits: [(inout Statement) -> Void] = [
            { $0.tree = "another" }, { $0.result = .failed }, { $0.definition = "another" }, { $0.gate = "another" },
        ]
        for edit in edits {
            let workspace = try await AuditedWorkspace()
            try workspace.land(1, .init(statement: edit))
            #expect(try await workspace.failures() == [Self.gate])
        }
    }

    @Test func thereIsNoStatement() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(hasStatement: false))
        #expect(try await workspace.failures() == [Self.gate])
    }

    @Test func theBlockIsAnother() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(block: { $0.replacingOccurrences(of: "tree `", with: "tree `0") }))
        #expect(try await workspace.failures() == [Self.block])
    }

    @Test func theBlocksBytesWereChangedOrAreGone() async throws {
        for change in [{ (data: Data) -> Data? in data + Data("All fine.".utf8) }, { _ in nil }] {
            let workspace = try await AuditedWorkspace()
            let lane = try workspace.land(1)
            try workspace.damage(workspace.blocks[lane], change)
            #expect(try await workspace.failures() == [Self.block])
        }
    }

    @Test func nobodyButAPersonDecides() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(decider: "signalbox"))
        #expect(try await workspace.failures() == [Self.person])
    }

    @Test func gitHasAnotherTree() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(tree: String(repeating: "a", count: 40)))
        #expect(try await workspace.failures() == [Self.tree])
    }

    @Test func theBranchDoesNotHoldTheCommit() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(isPushed: false))
        #expect(try await workspace.failures() == ["L-1: main holds the landed commit"])
    }

    @Test func withoutItsMirrorNothingIsTakenOnTrust() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        #expect(try await workspace.failures(withMirror: false) == [Self.tree])
    }

    @Test func overridesAreCountedAndExcuseRedGatesOnly() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(override: true, result: .failed))
        try workspace.land(2, .init(override: true, gates: []))
        let report = try await workspace.audit()
        #expect(report.failures.isEmpty, "\(report.failures)")
        #expect(report.overridden == 2)
        let other = try await AuditedWorkspace()
        try other.land(1, .init(decider: "signalbox", override: true, result: .failed))
        #expect(try await other.failures() == [Self.person])
    }

    // MARK: What the ledger would refuse, written into its file behind its back. The ledger's own check fails each time as well.

    @Test func theDecisionWasTakenOut() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        try workspace.tamper { recorded in
            guard case .lane(let id, .decided) = recorded.event else { return recorded }
            return RecordedEvent(sequence: recorded.sequence, time: recorded.time, actor: recorded.actor, event: .lane(id, .resumed))
        }
        #expect(try await workspace.failures() == [Self.person, Self.ledger])
    }

    @Test func theDecisionWasForAnotherCandidate() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        try workspace.tamper { recorded in
            guard case .lane(let id, .decided(var decision)) = recorded.event else { return recorded }
            decision.candidate = 7
            return RecordedEvent(
                sequence: recorded.sequence, time: recorded.time, actor: recorded.actor, event: .lane(id, .decided(decision)))
        }
        #expect(try await workspace.failures() == [Self.person, Self.ledger])
    }

    @Test func theIntentWasTakenOut() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        try workspace.tamper { recorded in
            guard case .lane(let id, .landingStarted) = recorded.event else { return recorded }
            return RecordedEvent(sequence: recorded.sequence, time: recorded.time, actor: recorded.actor, event: .lane(id, .resumed))
        }
        #expect(try await workspace.failures() == ["L-1: the intent was written before the branch moved", Self.ledger])
    }

    @Test func aRedGateWasPaintedGreen() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1, .init(override: true, result: .failed))
        try workspace.tamper { recorded in
            switch recorded.event {
            case .lane(let id, .gateEnded(let candidate, let gate, let attempt, var outcome)):
                outcome.result = .passed
                let event = LaneEvent.gateEnded(candidate: candidate, gate: gate, attempt: attempt, outcome)
                return RecordedEvent(sequence: recorded.sequence, time: recorded.time, actor: recorded.actor, event: .lane(id, event))
            case .lane(let id, .decided(var decision)):
                decision.kind = .approve
                return RecordedEvent(
                    sequence: recorded.sequence, time: recorded.time, actor: recorded.actor, event: .lane(id, .decided(decision)))
            default: return recorded
            }
        }
        #expect(try await workspace.failures() == [Self.gate, Self.ledger])
    }

    @Test func theDependencyLandedLater() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        try workspace.land(2)
        // The two targets change places in the lanes' beginnings: what came second now came first.
        try workspace.tamper { recorded in
            guard case .laneQueued(let id, var start) = recorded.event else { return recorded }
            start.target = TargetID(number: 3 - start.target.number)
            return RecordedEvent(sequence: recorded.sequence, time: recorded.time, actor: recorded.actor, event: .laneQueued(id, start))
        }
        #expect(try await workspace.failures() == ["L-1: T-1 landed first", Self.ledger])
    }

    /// What was taken back before the landing was not owed by it.
    @Test func aDependencyThatWasTakenBackNeedNotLand() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.record(.target(TargetID(number: 2), .ordered(after: [])), by: "operator:ada")
        try workspace.land(2)
        #expect(try await workspace.failures() == [])
    }

    /// A target that is edited after it has landed does not make its landing wrong.
    @Test func aLaterEditOfADependencyIsNoDefect() async throws {
        let workspace = try await AuditedWorkspace()
        try workspace.land(1)
        var target = Target(id: TargetID(number: 1), title: "Change 1", intent: "", repository: "web", kind: "fix", risk: .low)
        target.after = [TargetID(number: 2)]
        try workspace.record(.target(target.id, .edited(target)), by: "operator:ada")
        #expect(try await workspace.failures() == [])
    }
}
