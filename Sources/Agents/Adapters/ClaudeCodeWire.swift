import Domain
import JSONValues

/// What is said to Claude Code: one JSON object a line.
enum ClaudeCodeWire {
    static func user(_ text: String) -> [UInt8] {
        let value: JSONValue = [
            "type": "user", "message": ["role": "user", "content": .string(text)], "parent_tool_use_id": nil, "session_id": "default",
        ]
        return value.line
    }

    static func request(_ id: String, _ request: JSONValue) -> [UInt8] {
        let value: JSONValue = ["type": "control_request", "request_id": .string(id), "request": request]
        return value.line
    }

    static func response(_ id: String, _ response: JSONValue) -> [UInt8] {
        let value: JSONValue = [
            "type": "control_response", "response": ["subtype": "success", "request_id": .string(id), "response": response],
        ]
        return value.line
    }

    static func refusal(_ id: String, _ error: String) -> [UInt8] {
        let value: JSONValue = [
            "type": "control_response", "response": ["subtype": "error", "request_id": .string(id), "error": .string(error)],
        ]
        return value.line
    }

    /// `system/api_retry`: the model's service failed and is asked again.
    static func retry(_ event: JSONValue) -> AgentFault {
        var text = event["error"]?.string ?? "the model's service failed"
        if let attempt = event["attempt"]?.int, let most = event["max_retries"]?.int { text += " (retry \(attempt) of \(most))" }
        return AgentFault(
            kind: .api, status: event["error_status"]?.int, text: TranscriptLimit.cut(text, to: TranscriptLimit.output), retrying: true)
    }
}
