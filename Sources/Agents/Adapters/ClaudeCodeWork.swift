import JSONValues

/// What Claude Code still has to do when a result comes: queued messages, agents in the background.
///
/// Source: the SDK's `Query._maybe_end_run` and `_track_task_lifecycle`. A result ends one exchange; input that is closed too early makes
/// the permissions of a later one fail.
struct ClaudeCodeWork {
    /// Only agents wake the session when they end; a shell in the background may never end.
    private static let waking: Set<String> = ["local_agent", "local_workflow"]
    private static let over: Set<String> = ["completed", "failed", "killed", "stopped"]

    private var agents: Set<String> = []
    private var queued = 0
    /// As the program says it, when it does: `idle`, `running`, `requires_action`.
    private var state: String?

    mutating func note(_ event: JSONValue) {
        if event["subtype"]?.string == "session_state_changed" { state = event["state"]?.string }
        guard let task = event["task_id"]?.string else { return }
        switch event["subtype"]?.string {
        case "task_started" where Self.waking.contains(event["task_type"]?.string ?? "") && agents.count < 1000: agents.insert(task)
        case "task_notification": agents.remove(task)
        case "task_updated" where Self.over.contains(event["patch"]?["status"]?.string ?? ""): agents.remove(task)
        default: break
        }
    }

    mutating func result(queued: Int) { self.queued = queued }

    var isIdle: Bool { state == "idle" }
    var isDone: Bool { queued <= 0 && agents.isEmpty && (state ?? "idle") == "idle" }
}
