import API
import ArgumentParser
import Domain
import Testing

@testable import Commands

struct RemedyTests {
    @Test(arguments: AttentionReason.allCases)
    func everyReasonHasCommandsThatCanBeTyped(reason: AttentionReason) throws {
        let remedies = Remedy.remedies(for: reason, lane: LaneID(number: 7))
        #expect(remedies.count >= 2)
        for remedy in remedies {
            #expect(!remedy.purpose.isEmpty)
            let words = remedy.command.split(separator: " ").map(String.init)
            #expect(words.first == "signalbox")
            let command = try TestRoot.parseAsRoot(Array(words.dropFirst()))
            let decision = Self.decision(command)
            if let (kind, reasons) = decision { #expect(kind.reasons.contains(reasons.reason ?? ""), "\(remedy.command)") }
            let whole = ["signalbox ledger verify", "signalbox inbox", "signalbox doctor"]
            #expect(remedy.command.contains("L-7") || whole.contains(remedy.command))
        }
    }

    private static func decision(_ command: any ParsableCommand) -> (DecisionKind, ReasonOptions)? {
        switch command {
        case let command as ApproveCommand: (.approve, command.reasons)
        case let command as ReworkCommand: (.rework, command.decision.reasons)
        case let command as RejectCommand: (.reject, command.decision.reasons)
        case let command as AbandonCommand: (.abandon, command.decision.reasons)
        case let command as OverrideCommand: (.override, command.decision.reasons)
        default: nil
        }
    }

    @Test func whatIsAcceptedIsNamed() {
        let id = LaneID(number: 1)
        #expect(Remedy.remedies(for: .overSize, lane: id).contains { $0.command.hasSuffix("--accept over-size") })
        #expect(Remedy.remedies(for: .outsideBoundary, lane: id).contains { $0.command.hasSuffix("--accept outside-boundary") })
    }

    @Test func whatMustLandFirstIsDispatchedByName() throws {
        var lane = Samples.view(phase: .approved, attention: .dependencyStalled)
        lane.stalledBy = [TargetID(number: 4), TargetID(number: 6)]
        let remedies = Remedy.remedies(for: lane)
        #expect(remedies.first?.command == "signalbox dispatch T-4 T-6")
        for remedy in remedies { _ = try TestRoot.parseAsRoot(remedy.command.split(separator: " ").dropFirst().map(String.init)) }
        lane.paused = true
        #expect(Remedy.remedies(for: lane).last?.command == "signalbox resume L-7")
    }

    @Test func aLaneAtWorkHasNone() {
        #expect(Remedy.remedies(for: Samples.view(phase: .working, attention: nil)) == [])
    }

    @Test func aPausedLaneCanGoOn() {
        var lane = Samples.view(phase: .working, attention: nil)
        lane.paused = true
        #expect(Remedy.remedies(for: lane).map(\.command) == ["signalbox resume L-7"])
        lane.attention = Attention(reason: .agentFailed, detail: "", since: Samples.start)
        #expect(Remedy.remedies(for: lane).last?.command == "signalbox resume L-7")
    }

    @Test func anUndecidedLaneCanBeInspected() {
        #expect(Remedy.remedies(for: Samples.view(phase: .inspecting, attention: nil)).first?.command == "signalbox inspect L-7")
    }
}
