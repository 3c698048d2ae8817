import Domain
import JSONValues

/// What a call came to, as the agent reads it.
struct ToolOutcome: Equatable, Sendable {
    var text: String
    var structured: JSONValue?
    var isError = false

    /// Bytes of text that go to an agent at once.
    static let textLimit = 64 << 10

    init(_ document: LaneDocument) {
        text = Self.cut(document.text)
        // Programs of before 2026-07-28 take an object only.
        structured = document.structured?.object == nil ? nil : document.structured
    }

    init(_ error: LaneToolError) {
        text = Self.cut(error.description)
        isError = true
    }

    /// The first bytes of a longer text, with a line that says so.
    static func cut(_ text: String) -> String {
        guard text.utf8.count > textLimit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: textLimit)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return text[..<end] + "\n[cut: \(text.utf8.count - textLimit) of \(text.utf8.count) bytes are left out]"
    }
}

extension ToolOutcome {
    init(_ answer: Answer) {
        self.init(
            LaneDocument(
                answer.message.isEmpty ? "The operator answered: \(answer.verdict.rawValue)" : answer.message,
                structured: ["verdict": .string(answer.verdict.rawValue), "answer": .string(answer.message), "by": .string(answer.by)]))
    }

    init(_ hits: NeighbourHits, for search: NeighbourSearch) {
        var lines = ["\(CountWords.text(hits.hits.count, "hit")) in \(search.repository) at \(hits.commit)"]
        if hits.isCut { lines[0] += ", and more that are left out; narrow the search" }
        lines += hits.hits.map { "\(SafeText.line($0.path)):\($0.line): \(SafeText.line($0.text))" }
        self.init(LaneDocument(lines.joined(separator: "\n")))
    }

    init(_ part: NeighbourText, for read: NeighbourRead) {
        let place = "\(read.repository):\(SafeText.line(read.path)) at \(part.commit)"
        let last = read.firstLine + part.lines.count - 1
        let head =
            part.lines.isEmpty
            ? "\(place) has \(CountWords.text(part.total, "line"))" : "\(place), \(read.firstLine)-\(last) of \(part.total)"
        self.init(LaneDocument(([head] + part.lines).joined(separator: "\n")))
    }

    init(_ gates: [LaneGateResult]) {
        let red = gates.filter { $0.result != .passed }
        var parts = [
            red.isEmpty ? "All green: \(CountWords.text(gates.count, "gate"))." : "Not green: \(red.map(\.gate).joined(separator: ", "))."
        ]
        if gates.isEmpty { parts = ["No gate ran; nothing is shown."] }
        parts.append("They ran on what is committed, merged with the base. This is no evidence: they run again on the candidate.")
        for gate in gates { parts.append("\(gate.gate): \(gate.result.rawValue)\(gate.output.isEmpty ? "" : "\n\(gate.output)")") }
        let structured: JSONValue = [
            "gates": .array(
                gates.map {
                    ["gate": .string($0.gate), "result": .string($0.result.rawValue), "milliseconds": .integer($0.milliseconds)]
                })
        ]
        self.init(LaneDocument(parts.joined(separator: "\n\n"), structured: structured))
    }
}
