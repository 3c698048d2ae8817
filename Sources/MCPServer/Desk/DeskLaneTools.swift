package import Control
package import Domain
import JSONValues

/// The tools of a lane over the loop's desk.
package struct DeskLaneTools: LaneTools {
    private let desk: LaneDesk

    package init(_ desk: LaneDesk) { self.desk = desk }

    package func target() async throws(LaneToolError) -> LaneDocument {
        LaneDocument(try await say { () throws(DeskError) in try await desk.targetText() })
    }

    package func rules() async throws(LaneToolError) -> LaneDocument {
        LaneDocument(try await say { () throws(DeskError) in try await desk.rulesText() })
    }

    package func history() async throws(LaneToolError) -> LaneDocument {
        LaneDocument(try await say { () throws(DeskError) in try await desk.historyText() })
    }

    package func report(_ text: String) async throws(LaneToolError) -> LaneDocument {
        try await say { () throws(DeskError) in try await desk.report(.progress, text) }
        return LaneDocument("The operator sees it.")
    }

    package func claim(_ claim: AgentClaim) async throws(LaneToolError) -> LaneDocument {
        let text = claim.evidence.map { "\(claim.text)\nSee: \($0)" } ?? claim.text
        try await say { () throws(DeskError) in try await desk.report(.claim, text) }
        return LaneDocument("It is kept as your claim. It is no evidence.")
    }

    package func ask(_ question: LaneQuestion) async throws(LaneToolError) -> Answer {
        try await say { () throws(DeskError) in try await desk.ask(question) }
    }

    package func handoff(_ proposal: HandoffProposal) async throws(LaneToolError) -> LaneDocument {
        let handoff = try await say { () throws(DeskError) in try await desk.propose(proposal) }
        var words = "\(handoff.id) to \(proposal.repository): \(handoff.outcome)."
        if proposal.blocking, handoff.isOpen {
            words += " It may take long: do what can be done without it, commit, and end your turn saying what waits for \(handoff.id)."
        }
        return LaneDocument(words, structured: ["handoff": .string("\(handoff.id)"), "outcome": .string(handoff.outcome)])
    }

    package func search(_ search: NeighbourSearch) async throws(LaneToolError) -> NeighbourHits {
        try await say { () throws(DeskError) in try await desk.search(search) }
    }

    package func read(_ read: NeighbourRead) async throws(LaneToolError) -> NeighbourText {
        try await say { () throws(DeskError) in try await desk.read(read) }
    }

    package func gates(_ names: [String], progress: @escaping @Sendable (LaneProgress) -> Void) async throws(LaneToolError)
        -> [LaneGateResult]
    {
        try await say { () throws(DeskError) in try await desk.gates(names) { progress(LaneProgress($0)) } }
            .map { LaneGateResult(gate: $0.gate, result: $0.result, milliseconds: $0.milliseconds, output: $0.output) }
    }

    /// The desk's errors in the words of the tools.
    private func say<Value>(_ body: () async throws(DeskError) -> Value) async throws(LaneToolError) -> Value {
        do {
            return try await body()
        } catch {
            throw LaneToolError(error.message)
        }
    }
}
