/// What an agent is doing, from its transcript entry by entry. A claim like everything in it.
package struct AgentActivity: Equatable, Sendable {
    /// Absolute path of the worktree, for paths relative to it.
    private let worktree: String
    private var standing: (words: String, since: Timestamp)
    /// Calls that have no result yet, oldest first.
    private var calls: [(id: String, words: String, since: Timestamp)] = []
    /// The files that the agent says it changed in this turn, in no order.
    package private(set) var touched: [String: FileChangeKind] = [:]
    /// Whether there were more files than are kept.
    package private(set) var touchedIsCut = false

    /// Calls and files that are kept.
    private static let callLimit = 64
    package static let touchedLimit = 2000

    package init(worktree: String, since: Timestamp) {
        self.worktree = worktree
        standing = ("starting", since)
    }

    /// What it is doing now.
    package var current: Activity {
        if let call = calls.last { return Activity(words: call.words, since: call.since) }
        return Activity(words: standing.words, since: standing.since)
    }

    /// Returns whether ``current`` may be another than before.
    @discardableResult
    package mutating func saw(_ content: TranscriptContent, at time: Timestamp) -> Bool {
        switch content {
        case .session, .thought, .answered: return stands("thinking", time)
        case .message: return stands("writing", time)
        case .toolCall(let call):
            if calls.count == Self.callLimit { calls.removeFirst() }
            calls.append((call.id, words(call), time))
            return true
        case .toolResult(let id, _, _):
            guard let index = calls.firstIndex(where: { $0.id == id }) else { return stands("thinking", time) }
            calls.remove(at: index)
            return stands("thinking", time) || true
        case .fileChange(let path, let change):
            let path = relative(path)
            touch(path, change)
            return stands("editing \(path)", time)
        case .asked: return stands("waiting for an answer", time)
        case .error(let fault): return stands(fault.retrying ? "trying again: \(fault.text)" : "in trouble: \(fault.text)", time)
        case .ended:
            calls = []
            return stands("ending its turn", time)
        case .said, .plan, .usage, .unknown, .text: return false
        }
    }

    private mutating func stands(_ words: String, _ time: Timestamp) -> Bool {
        // The same thing goes on: since when does not change.
        guard standing.words != words else { return false }
        standing = (words, time)
        return calls.isEmpty
    }

    private mutating func touch(_ path: String, _ change: FileChangeKind) {
        guard touched[path] != nil || touched.count < Self.touchedLimit else {
            touchedIsCut = true
            return
        }
        // What it added and then changed is still new.
        if touched[path] == .added, change == .modified { return }
        touched[path] = change
    }

    private func words(_ call: ToolCall) -> String {
        let object = call.paths.isEmpty ? call.name : call.paths.map(relative).joined(separator: ", ")
        return switch call.kind {
        case .execute: "running: \(call.command ?? call.name)"
        case .edit: "editing \(object)"
        case .delete: "deleting \(object)"
        case .move: "moving \(object)"
        case .read: "reading \(object)"
        case .search: "searching\(call.paths.isEmpty ? "" : " \(object)")"
        case .fetch: "fetching from the network"
        case .think: "thinking"
        case .mcp, .other: call.command.map { "running: \($0)" } ?? "using \(call.name)"
        }
    }

    private func relative(_ path: String) -> String {
        guard path.utf8.count > worktree.utf8.count + 1, path.hasPrefix(worktree + "/") else { return path }
        return String(path.dropFirst(worktree.count + 1))
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.worktree == right.worktree && left.standing == right.standing && left.touched == right.touched
            && left.touchedIsCut == right.touchedIsCut && left.calls.elementsEqual(right.calls) { $0 == $1 }
    }
}
