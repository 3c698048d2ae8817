import Domain
import JSONValues

/// Claude Code's tools in the words of the transcript.
enum ClaudeCodeTools {
    static let question = "AskUserQuestion"

    static func call(id: String, name: String, input: JSONValue) -> ToolCall {
        let kind = kind(name)
        var paths: [String] = []
        for key in ["file_path", "notebook_path", "path"] {
            if let path = input[key]?.string, !paths.contains(path) { paths.append(TranscriptLimit.cut(path, to: TranscriptLimit.unknown)) }
        }
        return ToolCall(
            id: id, name: TranscriptLimit.cut(name, to: 200), kind: kind,
            command: kind == .execute ? input["command"]?.string.map { TranscriptLimit.cut($0, to: TranscriptLimit.output) } : nil,
            paths: paths,
            input: TranscriptLimit.cut(input.text, to: TranscriptLimit.output))
    }

    /// By the names that 2.1.330 lists in `system/init`, and those of some versions before it.
    static func kind(_ name: String) -> ToolKind {
        switch name {
        case "Read", "NotebookRead", "ReadMcpResourceTool": .read
        case "Write", "Edit", "MultiEdit", "NotebookEdit": .edit
        case "Bash", "PowerShell", "Monitor", "KillShell", "TaskStop", "CronCreate": .execute
        case "Glob", "Grep", "LS", "ToolSearch", "ListMcpResourcesTool": .search
        case "WebFetch", "WebSearch": .fetch
        case "TodoWrite", "EnterPlanMode", "ExitPlanMode", "ReportFindings": .think
        case _ where name.hasPrefix("mcp__"): .mcp
        default: .other
        }
    }

    /// The steps of a `TodoWrite`.
    static func plan(_ name: String, _ input: JSONValue) -> [PlanStep]? {
        guard name == "TodoWrite", let todos = input["todos"]?.array else { return nil }
        return todos.prefix(200).map { todo in
            let state: PlanStep.State =
                switch todo["status"]?.string {
                case "completed": .done
                case "in_progress": .active
                default: .pending
                }
            return PlanStep(text: TranscriptLimit.cut(todo["content"]?.string ?? "", to: TranscriptLimit.unknown), state: state)
        }
    }
}
