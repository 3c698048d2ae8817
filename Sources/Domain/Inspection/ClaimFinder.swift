/// Splits what an agent said into claims that can be compared with the facts one by one.
package enum ClaimFinder {
    /// A statement of the agent.
    package struct Statement: Equatable, Sendable {
        package var turn: Int
        package var source: ClaimFinding.Source
        package var text: String
    }

    /// Statements that are kept of a lane, and bytes of each.
    package static let limit = 60
    private static let textLimit = 600

    /// The claims of the turns that made the candidate, newest turn first; of a turn's last words only the sentences that say something which
    /// can be compared.
    package static func statements(of lane: Lane) -> [Statement] {
        var found: [Statement] = []
        for turn in lane.turns.reversed() {
            for report in turn.reports where report.kind == .claim {
                found.append(Statement(turn: turn.number, source: .report, text: report.text))
            }
            guard let claim = turn.outcome?.claim else { continue }
            if let cause = claim.rootCause { found.append(Statement(turn: turn.number, source: .rootCause, text: cause)) }
            if let fix = claim.fix { found.append(Statement(turn: turn.number, source: .fix, text: fix)) }
            let known = [claim.rootCause, claim.fix].compactMap(\.self)
            for sentence in sentences(claim.account) where !known.contains(where: { sentence.contains($0) || $0.contains(sentence) }) {
                guard !ClaimParts(sentence).isEmpty else { continue }
                found.append(Statement(turn: turn.number, source: .account, text: sentence))
            }
        }
        var seen: Set<String> = []
        // Not lazily: a filter that remembers must see every statement once.
        return Array(
            found.map { Statement(turn: $0.turn, source: $0.source, text: TranscriptLimit.cut($0.text, to: textLimit)) }
                .filter { seen.insert($0.text).inserted }.prefix(limit))
    }

    /// Lines, and sentences within them: a full stop with a space behind it. List marks at the beginning are dropped.
    static func sentences(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            var result: [String] = []
            var sentence = ""
            var ended = false
            for character in line {
                if ended, character == " " {
                    result.append(sentence)
                    sentence = ""
                }
                ended = character == "." || character == "!" || character == ";"
                if !sentence.isEmpty || character != " " { sentence.append(character) }
            }
            result.append(sentence)
            return result.map { String($0.drop { "-*•# \t>".contains($0) }) }.filter { !$0.isEmpty }
        }
    }
}
