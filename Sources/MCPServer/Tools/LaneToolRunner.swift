import Domain
import MCPWire

/// Carries a call to the lane and brings back what the agent reads.
struct LaneToolRunner: Sendable {
    let tools: any LaneTools

    func run(_ tool: LaneTool, _ arguments: JSONValue?, progress: @escaping @Sendable (LaneProgress) -> Void) async -> ToolOutcome {
        do throws(LaneToolError) {
            return try await outcome(LaneToolCall(tool, arguments), progress)
        } catch {
            return ToolOutcome(error)
        }
    }

    func document(_ resource: LaneResource) async throws(LaneToolError) -> LaneDocument {
        switch resource {
        case .target: try await tools.target()
        case .rules: try await tools.rules()
        case .history: try await tools.history()
        }
    }

    private func outcome(_ call: LaneToolCall, _ progress: @escaping @Sendable (LaneProgress) -> Void) async throws(LaneToolError)
        -> ToolOutcome
    {
        switch call {
        case .target: ToolOutcome(try await tools.target())
        case .rules: ToolOutcome(try await tools.rules())
        case .history: ToolOutcome(try await tools.history())
        case .report(let text): ToolOutcome(try await tools.report(text))
        case .ask(let question): ToolOutcome(try await tools.ask(question))
        case .handoff(let proposal): ToolOutcome(try await tools.handoff(proposal))
        case .search(let search): ToolOutcome(try await tools.search(search), for: search)
        case .read(let read): ToolOutcome(try await tools.read(read), for: read)
        case .gates(let names): ToolOutcome(try await tools.gates(names, progress: progress))
        case .claim(let claim): ToolOutcome(try await tools.claim(claim))
        }
    }
}
