import Domain
import JSONValues

/// What is known of one tool call of the agent; later updates bring what earlier ones lacked.
struct ACPToolCall {
    enum Status: String {
        case pending, completed, failed
        case inProgress = "in_progress"
    }

    struct Diff: Equatable {
        var path: String
        var change: FileChangeKind
    }

    /// Paths, diffs and names that are kept of one call.
    private static let limit = 100

    let id: String
    private(set) var title = ""
    private(set) var status = Status.pending
    private(set) var input: JSONValue = .null
    private(set) var diffs: [Diff] = []
    private var tool = ""
    private var kind: String?
    private var locations: [String] = []
    private var output = ""
    /// The call as it was recorded last.
    var announced: ToolCall?

    init(id: String) { self.id = id }

    var ended: Bool { status == .completed || status == .failed }

    mutating func merge(_ update: JSONValue) {
        if let text = update["title"]?.string, !text.isEmpty { title = TranscriptLimit.cut(text, to: 1024) }
        if let text = update["kind"]?.string { kind = text }
        let meta = update["_meta"] ?? .null
        if let text = meta["tool_name"]?.string ?? meta["claudeCode"]?["toolName"]?.string {
            tool = Self.plainName(TranscriptLimit.cut(text, to: 200))
        }
        if let value = update["rawInput"], !value.isNothing { input = Self.bounded(value) }
        if let list = update["locations"]?.list, !list.isEmpty { locations = list.prefix(Self.limit).compactMap { $0["path"]?.string } }
        if let text = update["status"]?.string, let new = Status(rawValue: text), !ended { status = new }
        let content = update["content"]?.list ?? []
        let raw = update["rawOutput"] ?? .null
        let changed = content.prefix(Self.limit).compactMap { Self.diff($0, rawOutput: raw) }
        if !changed.isEmpty { diffs = changed }
        let said = Self.output(content, raw)
        if !said.isEmpty { output = TranscriptLimit.cut(said, to: TranscriptLimit.output) }
    }

    /// Whether there is enough to record it: a call that is only announced may get its input with the next update.
    var isTellable: Bool { status != .pending || !input.isNothing }

    var call: ToolCall {
        let name = tool.isEmpty ? title : tool
        var paths: [String] = []
        let named = ["path", "file_path", "filePath", "abs_path", "notebook_path"].compactMap { input[$0]?.string }
        for path in locations + named + diffs.map(\.path) where paths.count < Self.limit {
            // Often the same file is named from the root and from the worktree.
            if !paths.contains(where: { $0 == path || $0.hasSuffix("/\(path)") }) { paths.append(path) }
        }
        return ToolCall(
            id: id, name: name.isEmpty ? kind ?? "tool" : name, kind: name.hasPrefix("mcp__") ? .mcp : Self.kind(kind), command: command,
            paths: paths, input: TranscriptLimit.cut(input == .null ? "{}" : input.text, to: TranscriptLimit.output))
    }

    /// The end of the call, and what it changed.
    var end: [TranscriptContent] {
        var entries: [TranscriptContent] = [.toolResult(id: id, failed: status == .failed, output: output)]
        guard status == .completed else { return entries }
        entries += diffs.map { .fileChange(path: $0.path, change: $0.change) }
        if diffs.isEmpty, kind == "delete" { entries += locations.map { .fileChange(path: $0, change: .deleted) } }
        if diffs.isEmpty, kind == "move" { entries += locations.map { .fileChange(path: $0, change: .moved) } }
        return entries
    }

    private var command: String? {
        guard Self.kind(kind) == .execute || tool == "bash" || input["command"] != nil else { return nil }
        let value = input["command"] ?? input["cmd"] ?? .null
        if let text = value.string { return TranscriptLimit.cut(text, to: TranscriptLimit.unknown) }
        let words = value.list.compactMap(\.string)
        return words.isEmpty ? nil : TranscriptLimit.cut(ShellWords.join(words), to: TranscriptLimit.unknown)
    }

    /// Vibe writes `mcp_server.tool` for what others call `mcp__server__tool`, as rules and people know it. Only of the name that the program
    /// itself gives: a title may be the model's words.
    private static func plainName(_ name: String) -> String {
        guard name.hasPrefix("mcp_"), !name.hasPrefix("mcp__"), let dot = name.firstIndex(of: ".") else { return name }
        return "mcp__\(name[name.index(name.startIndex, offsetBy: 4)..<dot])__\(name[name.index(after: dot)...])"
    }

    static func kind(_ name: String?) -> ToolKind {
        switch name {
        case "read": .read
        case "edit": .edit
        case "delete": .delete
        case "move": .move
        case "search": .search
        case "execute": .execute
        case "think": .think
        case "fetch": .fetch
        default: .other
        }
    }

    private static func diff(_ content: JSONValue, rawOutput: JSONValue) -> Diff? {
        guard content["type"]?.string == "diff", let path = content["path"]?.string else { return nil }
        // Vibe leaves `oldText` out also for a file that was there, and says so elsewhere.
        let existed = content["oldText"]?.string != nil || rawOutput["fileExisted"] == .bool(true)
        return Diff(path: path, change: existed ? .modified : .added)
    }

    private static func output(_ content: [JSONValue], _ raw: JSONValue) -> String {
        let said = content.prefix(Self.limit).compactMap { part -> String? in
            switch part["type"]?.string {
            case "content": ACPSpeech.text(part["content"] ?? .null)
            default: nil
            }
        }
        let text = said.filter { !$0.isEmpty }.joined(separator: "\n")
        if !text.isEmpty { return text }
        if let text = raw.string { return text }
        return ["stdout", "stderr", "output"].compactMap { raw[$0]?.string }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The input, when it is small enough to be kept; else its beginning as text.
    private static func bounded(_ input: JSONValue) -> JSONValue {
        let json = input.text
        guard json.utf8.count > TranscriptLimit.output else { return input }
        var kept: [JSONMember] = []
        for member in (input.object ?? []).prefix(Self.limit) {
            let value = member.value.string ?? member.value.text
            kept.append(.init(TranscriptLimit.cut(member.key, to: 200), .string(TranscriptLimit.cut(value, to: 1024))))
        }
        return kept.isEmpty ? .string(TranscriptLimit.cut(json, to: 1024)) : .object(kept)
    }
}

/// A command of several words as one line for a shell, so that it reads as it was meant.
enum ShellWords {
    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,@%+")

    static func join(_ words: [String]) -> String {
        words.map { word in
            !word.isEmpty && word.allSatisfy(plain.contains) ? word : "'" + word.replacing("'", with: "'\\''") + "'"
        }.joined(separator: " ")
    }
}
