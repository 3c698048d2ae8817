import Domain
import JSONValues

/// Carries a call to who offers the tool and brings back what the agent reads.
struct LaneToolRunner: Sendable {
    let tools: OfferedTools

    func run(_ tool: LaneTool, _ arguments: JSONValue?, progress: @escaping @Sendable (LaneProgress) -> Void) async -> ToolOutcome {
        do throws(LaneToolError) {
            return try await outcome(LaneToolCall(tool, arguments), progress)
        } catch {
            return ToolOutcome(error)
        }
    }

    func document(_ resource: LaneResource) async throws(LaneToolError) -> LaneDocument {
        guard case .lane(let tools) = tools else { throw LaneToolError("a reviewer has no resources") }
        return switch resource {
        case .target: try await tools.target()
        case .rules: try await tools.rules()
        case .history: try await tools.history()
        }
    }

    private func outcome(_ call: LaneToolCall, _ progress: @escaping @Sendable (LaneProgress) -> Void) async throws(LaneToolError)
        -> ToolOutcome
    {
        switch (tools, call) {
        case (.review(let tools), .reportFinding(let finding)): return ToolOutcome(try await tools.report(finding))
        case (.lane(let tools), _): return try await outcome(call, tools, progress)
        case (.review, _): throw LaneToolError("a reviewer has no other tool than 'report_finding'")
        }
    }

    private func outcome(
        _ call: LaneToolCall, _ tools: any LaneTools, _ progress: @escaping @Sendable (LaneProgress) -> Void
    ) async throws(LaneToolError) -> ToolOutcome {
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
        case .reportFinding: throw LaneToolError("only reviewers report findings")
        }
    }
}
