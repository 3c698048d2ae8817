import Foundation

/// A lane as the ledger's table has it: what the operator looks at.
struct LaneView: Sendable {
    let id: String
    let document: JSON

    var phase: String { document.phase.text ?? "" }
    var attention: String? { document.attention.reason.text }
    var target: String { document.start.target.text ?? "" }
    var attempt: Int { document.start.attempt.int ?? 1 }
    var hasEnded: Bool { ["done", "abandoned", "rejected", "rolled-back"].contains(phase) }
    var holdsWorktree: Bool { !document.workplace.isNull && !document.released.isTrue }
    var isDecided: Bool {
        guard let last = document.decisions.list.last else { return false }
        return last.voided.isNull && last.candidate == document.candidates.list.last?.number
    }
    /// The lane whose landing it takes back, for one that the program prepared.
    var reverts: String? { document.start.reverts.text }
    var isRevert: Bool { reverts != nil }
    /// Whether a revert of it was begun.
    var isReverted: Bool { !document.revertedBy.isNull }
    /// The first permission that its agent waits for.
    var openAsk: String? {
        document.asks.list.first { $0.answer.isNull && !$0.withdrawn.isTrue }?.id.text
    }
    var isGivenUp: Bool { ["abandon", "reject"].contains(document.decisions.list.last?.kind.text ?? "") }

    /// All lanes, as far as the file can be read now.
    static func all(in ledger: LedgerFile) throws -> [LaneView] {
        try ledger.rows("SELECT key, document FROM lanes").map { LaneView(id: $0[0].text, document: try JSON($0[1].blob)) }
            .sorted { $0.number < $1.number }
    }

    var number: Int { Int(id.dropFirst(2)) ?? 0 }
}
