import Domain
import JSONValues

/// Claude Code's `assistant` and `user` events as entries. Nil for an event that is none of them after all.
enum ClaudeCodeMessages {
    static func assistant(_ event: JSONValue) -> [AgentAction]? {
        guard let blocks = event["message"]?["content"]?.array else { return nil }
        // A refusal of the model's service comes as a message of a model that is none.
        let refused = event["is_api_error_message"]?.bool == true
        return blocks.flatMap { block -> [AgentAction] in
            switch block["type"]?.string {
            case "text":
                guard let text = block["text"]?.string else { break }
                if refused {
                    let status = event["api_error_status"]?.int
                    return [.record(.error(AgentFault(kind: .api, status: status, text: cut(text))))]
                }
                return [.record(.message(text: cut(text)))]
            case "thinking":
                guard let text = block["thinking"]?.string else { break }
                return text.isEmpty ? [] : [.record(.thought(text: cut(text)))]
            case "tool_use", "server_tool_use", "mcp_tool_use":
                guard let id = block["id"]?.string, let name = block["name"]?.string else { break }
                let input = block["input"] ?? [:]
                let call = AgentAction.record(.toolCall(ClaudeCodeTools.call(id: id, name: name, input: input)))
                return [call] + (ClaudeCodeTools.plan(name, input).map { [.record(.plan($0))] } ?? [])
            case let type? where type.hasSuffix("_tool_result"): return [result(block)]
            default: break
            }
            return [.record(LineEntry.unknown("assistant/\(block["type"]?.string ?? "?")", block))]
        }
    }

    static func user(_ event: JSONValue) -> [AgentAction]? {
        // What we said, said back.
        if event["isReplay"]?.bool == true { return [] }
        guard let content = event["message"]?["content"] else { return nil }
        if let text = content.string { return [said(text)] }
        guard let blocks = content.array else { return nil }
        return blocks.flatMap { block -> [AgentAction] in
            switch block["type"]?.string {
            case "tool_result":
                let change = block["is_error"]?.bool == true ? nil : change(event["tool_use_result"])
                return [result(block)] + (change.map { [.record($0)] } ?? [])
            case "text": return [said(block["text"]?.string ?? "")]
            case let type: return [.record(LineEntry.unknown("user/\(type ?? "?")", block))]
            }
        }
    }

    /// MCP servers that did not start: the agent works on without them.
    static func failedServers(_ event: JSONValue) -> [AgentAction] {
        (event["mcp_servers"]?.array ?? []).prefix(50).filter { $0["status"]?.string == "failed" }.map { server in
            let name = TranscriptLimit.cut(server["name"]?.string ?? "?", to: 200)
            return .record(.error(AgentFault(kind: .other, text: "the MCP server '\(name)' did not start")))
        }
    }

    private static func result(_ block: JSONValue) -> AgentAction {
        .record(
            .toolResult(
                id: block["tool_use_id"]?.string ?? "", failed: block["is_error"]?.bool ?? false,
                output: TranscriptLimit.cut(ContentText.of(block["content"]), to: TranscriptLimit.output)))
    }

    /// What Write, Edit and NotebookEdit tell beside their result for the model.
    private static func change(_ result: JSONValue?) -> TranscriptContent? {
        guard let result, let path = (result["filePath"] ?? result["notebook_path"])?.string else { return nil }
        let kind: FileChangeKind
        switch result["type"]?.string {
        case "create": kind = .added
        case "update": kind = .modified
        case nil where result["structuredPatch"] != nil || result["oldString"] != nil || result["new_source"] != nil: kind = .modified
        default: return nil
        }
        return .fileChange(path: TranscriptLimit.cut(path, to: TranscriptLimit.unknown), change: kind)
    }

    /// Words that the program itself put in: that a request was interrupted, a skill's text.
    private static func said(_ text: String) -> AgentAction { .record(.said(by: "claude-code", text: cut(text))) }

    private static func cut(_ text: String) -> String { TranscriptLimit.cut(text, to: TranscriptLimit.text) }
}
