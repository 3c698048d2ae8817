import Agents
import Domain

/// What a dialect did, a line for each action, to be read and compared.
enum Rendered {
    static func text(_ actions: [AgentAction]) -> String { actions.map(line).joined(separator: "\n") + "\n" }

    private static func line(_ action: AgentAction) -> String {
        switch action {
        case .record(let content): entry(content)
        case .send(let key, let line): "send \(key) \(String(decoding: line, as: UTF8.self).trimmingSuffix(while: \.isNewline))"
        case .ask(let ask): "ask \(ask.key) \(ask.kind.rawValue) \(short(ask.text)) \(ask.options) \(ask.call.map(call) ?? "-")"
        case .withdraw(let key): "withdraw \(key)"
        case .usage(let reading):
            "usage \(reading.counting.rawValue) \(reading.model ?? "-") \(reading.tokens.map(tokens) ?? "-") \(reading.cost?.micros ?? -1)"
        case .closeInput: "closeInput"
        case .stop(let reason): "stop \(reason)"
        }
    }

    private static func entry(_ content: TranscriptContent) -> String {
        switch content {
        case .session(let session): "session \(session.id) \(session.model ?? "-") \(session.program ?? "-")"
        case .said(let by, let text): "said by \(by): \(short(text))"
        case .message(let text): "message \(short(text))"
        case .thought(let text): "thought \(short(text))"
        case .toolCall(let made): "call \(call(made))"
        case .toolResult(let id, let failed, let output): "result \(id) \(failed ? "failed" : "ok") \(short(output))"
        case .fileChange(let path, let change): "file \(change.rawValue) \(path)"
        case .plan(let steps): "plan \(steps.map { "\($0.state.rawValue):\($0.text)" })"
        case .asked(let ask): "asked \(ask.key)"
        case .answered(let key, let answer): "answered \(key) \(answer.verdict.rawValue)"
        case .usage(let delta): "delta \(tokens(delta.tokens))"
        case .error(let fault):
            "error \(fault.kind.rawValue) \(fault.status.map(String.init) ?? "-") "
                + "\(fault.retrying ? "retrying" : "final") \(short(fault.text))"
        case .ended(let ending): "ended \(ending.kind.rawValue) \(short(ending.text))"
        case .unknown(let kind, let raw): "unknown \(kind) \(raw.utf8.count) bytes"
        case .text(let stream, let line): "text \(stream.rawValue) \(short(line))"
        }
    }

    private static func call(_ call: ToolCall) -> String {
        let command = call.command.map { "$ \(short($0))" } ?? "-"
        return "\(call.id) \(call.name) \(call.kind.rawValue) \(command) \(call.paths) \(call.input.utf8.count) bytes"
    }

    private static func tokens(_ counts: TokenCounts) -> String {
        "in \(counts.input) read \(counts.cacheRead) write \(counts.cacheWrite) out \(counts.output)"
    }

    private static func short(_ text: String) -> String { String(reflecting: String(text.prefix(120))) }
}

extension String {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
