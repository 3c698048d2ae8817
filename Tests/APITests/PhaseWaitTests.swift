import API
import Domain
import Testing

@Suite struct PhaseWaitTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var lane: Lane
        var awaited: Phase
        var outcome: WaitOutcome?
        var testDescription: String {
            "\(lane.phase.rawValue) awaiting \(awaited.rawValue), attention \(lane.attention?.reason.rawValue ?? "none"), "
                + "decided \(lane.decision?.kind.rawValue ?? "nothing")"
        }
    }

    static let rows: [Row] = [
        Row(lane: LaneMaker.lane(.queued), awaited: .inspecting, outcome: nil),
        Row(lane: LaneMaker.lane(.working), awaited: .working, outcome: .reached),
        Row(lane: LaneMaker.lane(.gating), awaited: .working, outcome: .reached),
        Row(lane: LaneMaker.lane(.inspecting, attention: .readyToInspect), awaited: .inspecting, outcome: .reached),
        Row(lane: LaneMaker.lane(.inspecting, attention: .overSize), awaited: .inspecting, outcome: .reached),
        Row(lane: LaneMaker.lane(.gating, attention: .gatesRed), awaited: .inspecting, outcome: .needsOperator),
        Row(lane: LaneMaker.lane(.working, paused: true), awaited: .inspecting, outcome: .needsOperator),
        Row(lane: LaneMaker.lane(.inspecting, attention: .readyToInspect), awaited: .landed, outcome: .needsOperator),
        // It says in a moment what it asks.
        Row(lane: LaneMaker.lane(.inspecting), awaited: .landed, outcome: nil),
        Row(lane: LaneMaker.lane(.inspecting), awaited: .inspecting, outcome: nil),
        Row(lane: LaneMaker.lane(.inspecting, paused: true), awaited: .inspecting, outcome: .reached),
        // Decided and about to move on, or back: neither the operator's turn nor where the lane stays.
        Row(lane: LaneMaker.lane(.inspecting, decided: .approve), awaited: .landed, outcome: nil),
        Row(lane: LaneMaker.lane(.inspecting, decided: .rework), awaited: .inspecting, outcome: nil),
        Row(lane: LaneMaker.lane(.inspecting, decided: .reject), awaited: .inspecting, outcome: nil),
        Row(lane: LaneMaker.lane(.inspecting, decided: .reject), awaited: .rejected, outcome: nil),
        Row(lane: LaneMaker.lane(.approved), awaited: .inspecting, outcome: .reached),
        Row(lane: LaneMaker.lane(.done), awaited: .deploying, outcome: .reached),
        Row(lane: LaneMaker.lane(.done), awaited: .rejected, outcome: .ended),
        Row(lane: LaneMaker.lane(.done), awaited: .rolledBack, outcome: nil),
        Row(lane: LaneMaker.lane(.verifying, attention: .smokeFailed), awaited: .done, outcome: .needsOperator),
        Row(lane: LaneMaker.lane(.abandoned), awaited: .inspecting, outcome: .ended),
        Row(lane: LaneMaker.lane(.rejected), awaited: .rejected, outcome: .reached),
        Row(lane: LaneMaker.lane(.rolledBack), awaited: .landed, outcome: .ended),
        Row(lane: LaneMaker.lane(.rolledBack), awaited: .queued, outcome: .reached),
    ]

    @Test(arguments: rows)
    func outcome(_ row: Row) {
        #expect(PhaseWait(row.awaited).outcome(row.lane) == row.outcome)
    }

    @Test func exitCodes() {
        #expect(WaitOutcome.allCases.map(\.exitCode) == [.done, .needsOperator, .failed, .failed])
    }
}
