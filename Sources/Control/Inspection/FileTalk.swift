import Domain
import Foundation

/// Finds the places of the recorded conversation where the agent changed a file.
struct FileTalk: Sendable {
    let stations: Stations
    let lane: Lane
    let file: CandidateFile

    /// Bytes of the words that are shown of an entry.
    private static let textLimit = 400

    /// Places with what their edits wrote.
    struct Found {
        var result: FileConversation
        fileprivate var written: [String?]

        /// Adds the lines of the new file that hold what an edit wrote.
        mutating func locate(in contents: FileContents) {
            for (index, text) in written.enumerated() {
                guard let text else { continue }
                result.places[index].lines = WrittenLines.find(text, in: contents).map { LineSpan($0) }
            }
        }
    }

    /// Reads files for as long as it takes, so not where the caller's other work waits.
    @concurrent
    func read() async throws -> Found {
        let names = [file.path, file.oldPath].compactMap(\.self)
        let needles = names.map { TranscriptScan.needle($0.split(separator: "/").last.map(String.init) ?? $0) }
        let words = [Array("\"message\":{".utf8), Array("\"thought\":{".utf8)]
        let results = Array("\"toolResult\"".utf8)
        var found = Found(result: FileConversation(path: file.path, places: []), written: [])
        var lastWords: TranscriptScan.Line?
        var open: [String: Int] = [:]
        try TranscriptScan(stations: stations).lines(of: lane.turns) { line in
            let isResult = !open.isEmpty && line.holds(results)
            guard isResult || needles.contains(where: line.holds) else {
                if words.contains(where: line.holds) { lastWords = line }
                return true
            }
            guard let entry = line.entry() else { return true }
            switch entry.content {
            case .toolCall(let call):
                guard let kind = kind(of: call, names) else { return true }
                guard found.result.places.count < FileConversation.limit else {
                    found.result.isCut = true
                    return false
                }
                open[call.id] = found.result.places.count
                found.result.places.append(
                    ConversationPlace(
                        turn: line.turn.number, entry: entry.number, at: entry.time, kind: kind, text: Self.text(of: call),
                        reason: lastWords.flatMap(Self.words)))
                found.written.append(kind == .edit ? Self.written(call) : nil)
                lastWords = nil
            case .toolResult(let id, let failed, _):
                if let index = open.removeValue(forKey: id) { found.result.places[index].failed = failed }
            case .message, .thought: lastWords = line
            default: break
            }
            return true
        }
        return found
    }

    private func kind(of call: ToolCall, _ names: [String]) -> ConversationPlace.Kind? {
        // Tools name absolute paths or ones relative to the worktree. A sandbox may show the worktree at another place than the lane's.
        let isNamed = call.paths.contains { path in names.contains { path == $0 || path.hasSuffix("/" + $0) } }
        if isNamed, [.edit, .delete, .move].contains(call.kind) { return .edit }
        if let command = call.command, names.contains(where: command.contains) { return .command }
        return nil
    }

    private static func text(of call: ToolCall) -> String {
        TranscriptLimit.cut(
            call.command.map { "\(call.name): \($0)" } ?? "\(call.name) \(call.paths.joined(separator: ", "))", to: textLimit)
    }

    private static func words(_ line: TranscriptScan.Line) -> String? {
        switch line.entry()?.content {
        case .message(let text), .thought(let text): TranscriptLimit.cut(text, to: textLimit)
        default: nil
        }
    }

    /// What the tools of known agents name the text that they write.
    private static let fields = ["new_string", "newText", "new_str", "content", "text", "file_text"]

    private static func written(_ call: ToolCall) -> String? {
        guard let input = try? JSONSerialization.jsonObject(with: Data(call.input.utf8)) as? [String: Any] else { return nil }
        return fields.lazy.compactMap { input[$0] as? String }.first { !$0.isEmpty }
    }
}
