import Domain
import JSONValues

/// What the agent reports without being asked.
extension ACPDialect {
    mutating func notified(_ method: String, _ params: JSONValue, raw: JSONValue) -> [AgentAction] {
        switch method {
        case "session/update": return updated(params, raw: raw)
        case HostNotice.called, HostNotice.ended, HostNotice.broken:
            return speech.flush() + HostNotice.entries(method, params).map(AgentAction.record)
        case "_session/retrying": return [.record(.error(Self.retrying(params)))]
        case "$/cancel_request": return cancelledByAgent(params["requestId"] ?? .null)
        default: return unknown(method, raw)
        }
    }

    private mutating func updated(_ params: JSONValue, raw: JSONValue) -> [AgentAction] {
        let update = params["update"] ?? .null
        let kind = update["sessionUpdate"]?.string ?? ""
        if replaying { return [] }
        switch kind {
        case "agent_message_chunk", "agent_thought_chunk":
            var actions = speech.add(update, thought: kind == "agent_thought_chunk")
            if let reading = ACPUsage.words(params["_meta"], model: model) { actions.append(.usage(reading)) }
            return actions
        case "tool_call", "tool_call_update":
            let entries = calls.take(update).map(AgentAction.record)
            return entries.isEmpty ? [] : speech.flush() + entries
        case "plan": return speech.flush() + [.record(.plan(Self.plan(update)))]
        case "usage_update": return ACPUsage.update(update, model: model).map { [.usage($0)] } ?? []
        case "current_mode_update":
            let mode = update["currentModeId"]?.string ?? ""
            return ACPChoices.isPermissive(mode)
                ? note("the agent works in mode '\(mode)' now, in which it may not ask for permission") : []
        case "config_option_update":
            if let current = ACPChoices(update).currentModel { model = current }
            return []
        // Echoes of what was said, and what only matters to a window.
        case "user_message_chunk", "available_commands_update", "session_info_update": return []
        default: return unknown(kind.isEmpty ? "session/update" : kind, raw)
        }
    }

    /// An extension of Mistral Vibe (3.0.2), which asks a failing service again without end: the watchdog counts these.
    private static func retrying(_ params: JSONValue) -> AgentFault {
        let words = [params["category"]?.string, params["detail"]?.string].compactMap { $0 }.filter { !$0.isEmpty }
        let failure = ACPFailure(["message": .string(words.joined(separator: ": "))])
        let text = words.isEmpty ? "the model's service failed" : TranscriptLimit.cut(words.joined(separator: ": "), to: 4096)
        return AgentFault(kind: .api, status: failure.status, text: "\(text) (asked again)", retrying: true)
    }

    private static func plan(_ update: JSONValue) -> [PlanStep] {
        (update["entries"]?.list ?? []).prefix(200).compactMap { entry in
            guard let text = entry["content"]?.string else { return nil }
            let state: PlanStep.State =
                switch entry["status"]?.string {
                case "in_progress": .active
                case "completed": .done
                default: .pending
                }
            return PlanStep(text: TranscriptLimit.cut(text, to: 4096), state: state)
        }
    }
}
