import Domain
import JSONValues

/// An item of a Codex turn, as a call and what came of it.
///
/// The app server names its types and states in camelCase, `exec --json` in snake_case; fields are read under both names.
struct CodexItem {
    let value: JSONValue
    let id: String
    let type: String

    init?(_ value: JSONValue?) {
        guard let value, let id = value["id"]?.string, let type = value["type"]?.string else { return nil }
        self.value = value
        self.id = id
        self.type = type
    }

    /// The call, for items that are one.
    var call: ToolCall? {
        switch type {
        case "commandExecution", "command_execution":
            let command = CodexCommand.script(value["command"]?.string ?? "")
            return call("shell", .execute, ["command": .string(command)], command: command)
        case "fileChange", "file_change":
            return call("apply_patch", .edit, ["changes": value["changes"] ?? []], paths: changes.map(\.path))
        case "mcpToolCall", "mcp_tool_call":
            let name = "mcp__\(value["server"]?.string ?? "")__\(value["tool"]?.string ?? "")"
            return call(name, .mcp, value["arguments"] ?? [:])
        case "dynamicToolCall": return call(value["tool"]?.string ?? "tool", .other, value["arguments"] ?? [:])
        case "webSearch", "web_search": return call("web_search", .fetch, ["query": value["query"] ?? ""])
        case "imageView": return call("view_image", .read, ["path": value["path"] ?? ""], paths: [value["path"]?.string].compactMap(\.self))
        case "collabAgentToolCall", "collab_tool_call":
            return call(value["tool"]?.string ?? "agent", .other, ["prompt": value["prompt"] ?? nil])
        default: return nil
        }
    }

    /// What came of the call, and the files that it changed.
    var outcome: [TranscriptContent] {
        let status = value["status"]?.string ?? ""
        let exit = (value["exitCode"] ?? value["exit_code"])?.int
        let failed = ["failed", "declined"].contains(status) || (exit ?? 0) != 0
        var output = (value["aggregatedOutput"] ?? value["aggregated_output"])?.string ?? ""
        if type.lowercased().hasPrefix("mcp") {
            output = value["error"]?["message"]?.string ?? ContentText.of(value["result"]?["content"])
        }
        if status == "declined" { output = "declined" }
        if let exit, exit != 0 { output += (output.isEmpty || output.hasSuffix("\n") ? "" : "\n") + "(exit code \(exit))" }
        let result = TranscriptContent.toolResult(id: id, failed: failed, output: TranscriptLimit.cut(output, to: TranscriptLimit.output))
        guard status == "completed" else { return [result] }
        return [result] + changes.map { .fileChange(path: $0.path, change: $0.kind) }
    }

    /// What an item says that is no call.
    var words: TranscriptContent? {
        switch type {
        case "agentMessage", "agent_message", "plan": value["text"]?.string.map { .message(text: cut($0)) }
        case "reasoning": .thought(text: cut(value["text"]?.string ?? (joined("summary") ?? joined("content") ?? "")))
        case "error": .error(CodexFault.read(value["message"]?.string ?? "", info: nil))
        case "todo_list": .plan(CodexPlan.items(value["items"]))
        default: nil
        }
    }

    private var changes: [(path: String, kind: FileChangeKind)] {
        (value["changes"]?.array ?? []).prefix(1000).compactMap { change in
            guard let path = change["path"]?.string else { return nil }
            let kind: FileChangeKind =
                switch (change["kind"]?["type"] ?? change["kind"])?.string {
                case "add": .added
                case "delete": .deleted
                default: change["kind"]?["move_path"]?.string == nil ? .modified : .moved
                }
            return (TranscriptLimit.cut(path, to: TranscriptLimit.unknown), kind)
        }
    }

    private func call(_ name: String, _ kind: ToolKind, _ input: JSONValue, command: String? = nil, paths: [String] = []) -> ToolCall {
        ToolCall(
            id: id, name: TranscriptLimit.cut(name, to: 200), kind: kind,
            command: command.map { TranscriptLimit.cut($0, to: TranscriptLimit.output) }, paths: paths,
            input: TranscriptLimit.cut(input.text, to: TranscriptLimit.output))
    }

    private func joined(_ key: String) -> String? {
        let parts = (value[key]?.array ?? []).compactMap { $0.string ?? $0["text"]?.string }
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }

    private func cut(_ text: String) -> String { TranscriptLimit.cut(text, to: TranscriptLimit.text) }
}
