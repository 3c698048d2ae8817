import API
import Domain

/// What is typed behind `/`: words that a lane's line must have, all of them. `repo:NAME`, `risk:high` and `kind:fix` say where a word has to stand; of
/// each the beginning is enough, so that the list follows as one types.
struct BoardFilter: Sendable {
    private enum Term {
        case word(String)
        case repository(String)
        case risk(String)
        case kind(String)
    }

    private let terms: [Term]

    init(_ text: String) {
        terms = text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch (parts.first, parts.count) {
            case ("repo", 2): return .repository(parts[1])
            case ("risk", 2): return .risk(parts[1])
            case ("kind", 2): return .kind(parts[1])
            default: return .word(String(word))
            }
        }
    }

    func covers(_ row: BoardRow) -> Bool {
        guard !terms.isEmpty else { return true }
        let text = BoardWords.text(row)
        return terms.allSatisfy { term in
            switch term {
            case .word(let word): text.contains(word)
            case .repository(let name): row.repository.lowercased().hasPrefix(name)
            case .risk(let name): row.risk.rawValue.hasPrefix(name)
            case .kind(let name): row.kind.lowercased().hasPrefix(name)
            }
        }
    }
}
