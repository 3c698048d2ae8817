import Domain
import JSONValues

/// The tool calls of a turn that have not ended, and what to record of them.
struct ACPToolCalls {
    /// Calls that are kept; the oldest is forgotten when an agent begins more without ending any.
    static let limit = 256

    private var open: [ACPToolCall] = []
    /// Calls that ended lately, so that nothing is told twice.
    private var ended: [String] = []

    /// Takes `tool_call` and `tool_call_update` alike: programs leave either out.
    mutating func take(_ update: JSONValue) -> [TranscriptContent] {
        guard let id = update["toolCallId"]?.string, !ended.contains(id) else { return [] }
        var entries: [TranscriptContent] = []
        var call = remove(id) ?? ACPToolCall(id: id)
        call.merge(update)
        if call.isTellable { entries += Self.announce(&call) }
        if call.ended {
            entries += call.end
            ended.append(id)
            if ended.count > Self.limit { ended.removeFirst() }
        } else {
            open.append(call)
            if open.count > Self.limit { open.removeFirst() }
        }
        return entries
    }

    /// The call that a permission request is about, and what is to be recorded of it before. Its `toolCall` may hold no more than the
    /// identifier, or another identifier than the call's.
    mutating func asked(_ update: JSONValue, number: Int) -> (ToolCall, [TranscriptContent]) {
        let id = update["toolCallId"]?.string ?? "permission-\(number)"
        var call = remove(id)
        let wasKnown = call != nil
        if call == nil, let index = other(like: update) {
            // Asked under another name: what the call is known to be, and what the request adds.
            var seen = open[index]
            seen.merge(update)
            return (seen.call, Self.announce(&open[index]))
        }
        var asking = call ?? ACPToolCall(id: id)
        asking.merge(update)
        let entries = Self.announce(&asking)
        call = asking
        if wasKnown || !ended.contains(id) { open.append(asking) }
        if open.count > Self.limit { open.removeFirst() }
        return (asking.call, entries)
    }

    /// What was announced and never came further.
    mutating func flush() -> [AgentAction] {
        var entries: [TranscriptContent] = []
        for index in open.indices { entries += Self.announce(&open[index]) }
        return entries.map(AgentAction.record)
    }

    private mutating func remove(_ id: String) -> ACPToolCall? { open.firstIndex { $0.id == id }.map { open.remove(at: $0) } }

    private func other(like update: JSONValue) -> Int? {
        let input = update["rawInput"] ?? .null
        let title = update["title"]?.string ?? ""
        if !input.isNothing { return open.lastIndex { $0.input == input } }
        if !title.isEmpty { return open.lastIndex { $0.title == title } }
        return open.count == 1 ? 0 : nil
    }

    /// A call is recorded when it begins, and once more when it turns out to be more than was known.
    private static func announce(_ call: inout ACPToolCall) -> [TranscriptContent] {
        let told = call.call
        if let before = call.announced, before.input != "{}" || told.input == "{}", before.paths.count >= told.paths.count { return [] }
        call.announced = told
        return [.toolCall(told)]
    }
}
