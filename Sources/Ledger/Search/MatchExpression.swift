import Domain

/// A question in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax), made so that nothing in it is syntax but what is
/// put here.
enum MatchExpression {
    /// Nil when nothing in the words is anything the index knows.
    static func make(_ words: SearchWords, lane: LaneID?, repository: String?) -> String? {
        let terms = words.terms.filter { TokenText.hasToken($0.text) }.map { term in
            quoted(TokenText.make(term.text)) + (term.isPrefix ? " *" : "")
        }
        guard !terms.isEmpty else { return nil }
        let scopes = [lane.map(scope), repository.map(scope)].compactMap(\.self)
        let text = "text : (\(terms.joined(separator: " AND ")))"
        return scopes.isEmpty ? text : "\(text) AND scope : (\(scopes.map(quoted).joined(separator: " AND ")))"
    }

    /// A string of FTS5: a quote inside it is doubled.
    private static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }

    static func scope(_ lane: LaneID) -> String { "l\(lane.number)" }

    /// A name can hold anything; its digest is one token.
    static func scope(_ repository: String) -> String { "r\(ContentDigest.hex(of: repository).prefix(16))" }
}
