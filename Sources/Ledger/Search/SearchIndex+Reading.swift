package import Domain
import GRDB

extension SearchIndex {
    /// The newest hits. No text is an error: one in which nothing can be looked for finds nothing, and the answer says so.
    ///
    /// Newest first and not by rank: an operator looks for what was just said, the order does not change while more is said (so pages do not
    /// overlap), and it comes straight out of the index, where ranking reads every match (for a common word 200 ms instead of 0.3 of 200,000
    /// messages).
    package func search(_ question: SearchQuestion) throws(LedgerError) -> SearchPage {
        let words = SearchWords(question.text)
        let limit = min(max(question.limit, SearchQuestion.limits.lowerBound), SearchQuestion.limits.upperBound)
        guard let expression = MatchExpression.make(words, lane: question.lane, repository: question.repository) else {
            return SearchPage(hits: [], note: "there is no word to look for: letters, digits or a symbol")
        }
        let found = try read { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT d.*, snippet(words, 0, char(1), char(2), '…', 40) AS snippet
                        FROM words JOIN documents d ON d.id = words.rowid
                        WHERE words MATCH ? AND words.rowid < ? ORDER BY words.rowid DESC LIMIT ?
                        """), arguments: [expression, question.before ?? .max, limit + 1])
        }
        let hits = found.prefix(limit).compactMap(SearchHit.init)
        return SearchPage(
            hits: hits, next: found.count > limit ? hits.last?.id : nil,
            note: words.isCut ? "only the first \(SearchWords.termLimit) words were looked for" : nil)
    }

    /// All documents, for a comparison of two indexes.
    func contents() throws(LedgerError) -> [String] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT lane, target, repository, turn, entry, sequence, time, kind, text, scope FROM documents
                    JOIN words ON words.rowid = documents.id
                    """
            ).map { "\($0)" }.sorted()
        }
    }
}

extension SearchHit {
    /// Nil when a column does not hold what it must.
    fileprivate init?(_ row: Row) {
        guard let id = Int64.fromDatabaseValue(row["id"]), let kind = String.fromDatabaseValue(row["kind"]).flatMap(SearchKind.init),
            let repository = String.fromDatabaseValue(row["repository"]), let time = Int64.fromDatabaseValue(row["time"]),
            let marked = String.fromDatabaseValue(row["snippet"])
        else { return nil }
        let snippet = Snippet(marked: marked)
        self.init(
            id: id, kind: kind, lane: Int.fromDatabaseValue(row["lane"]).map(LaneID.init),
            target: Int.fromDatabaseValue(row["target"]).map(TargetID.init), repository: repository,
            turn: Int.fromDatabaseValue(row["turn"]), entry: Int.fromDatabaseValue(row["entry"]),
            sequence: Int64.fromDatabaseValue(row["sequence"]), time: Timestamp(milliseconds: time), snippet: snippet.text,
            matches: snippet.matches)
    }
}
