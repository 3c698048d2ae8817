/// A question that an agent puts to the operator in the middle of its turn.
package struct LaneQuestion: Codable, Equatable, Sendable {
    package var text: String
    /// What may be chosen; empty means free text.
    package var options: [String]

    /// - Throws: ``QuestionProblem`` in words for the agent that asked.
    package init(text: String, options: [String] = []) throws(QuestionProblem) {
        let trimmed = ProseText.trimmed(text)
        guard !trimmed.isEmpty else { throw QuestionProblem("the question is empty") }
        guard trimmed.utf8.count <= Self.textLimit else {
            throw QuestionProblem("the question has \(trimmed.utf8.count) bytes and may have \(Self.textLimit); say it shorter")
        }
        guard options.count <= Self.optionLimit else {
            throw QuestionProblem("there are \(options.count) options and may be \(Self.optionLimit); leave them out and ask for words")
        }
        self.text = trimmed
        self.options = options.map { ProseText.trimmed($0) }
        for option in self.options {
            guard !option.isEmpty, option.utf8.count <= Self.optionBytes, !option.contains(where: \.isNewline) else {
                throw QuestionProblem("an option is one line of 1 to \(Self.optionBytes) bytes")
            }
        }
        guard Set(self.options).count == self.options.count else { throw QuestionProblem("two options are the same") }
    }

    package static let textLimit = 4000
    package static let optionLimit = 12
    package static let optionBytes = 200

    /// Names the question within a turn, as ``AgentAsk/key``: an agent whose client gave up and asks again, in the same words, waits for
    /// the same answer. FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv) over the text; the options do not count.
    package var key: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return "mcp-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// For the inbox.
    package var ask: AgentAsk { AgentAsk(key: key, kind: .question, text: text, options: options) }
}

/// Why a question cannot be asked so.
package struct QuestionProblem: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
