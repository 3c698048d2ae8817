/// How rows came before the operator.
package enum LookKind: String, Codable, CaseIterable, Sendable {
    /// On a page or a board that knows what is visible and for how long.
    case screen
    /// Written out, or handed to a pager: what of it was read, and for how long, is not known and not guessed.
    case printed
}

/// What the operator had before them for a while, as the ledger keeps it: bounded by the server, never longer than the time it covers.
package struct Look: Codable, Equatable, Sendable {
    package var kind: LookKind
    package var by: String
    /// The time that it covers.
    package var from: Timestamp
    package var to: Timestamp
    /// Somebody was there: keys, pointer or scrolling. Counted once, however many surfaces were open. 0 for what was printed.
    package var activeMilliseconds: Int64
    /// The page was visible.
    package var visibleMilliseconds: Int64
    package var files: [LookedFile]

    package init(
        kind: LookKind, by: String, from: Timestamp, to: Timestamp, activeMilliseconds: Int64 = 0, visibleMilliseconds: Int64 = 0,
        files: [LookedFile]
    ) {
        self.kind = kind
        self.by = by
        self.from = from
        self.to = to
        self.activeMilliseconds = activeMilliseconds
        self.visibleMilliseconds = visibleMilliseconds
        self.files = files
    }
}

/// What was shown of one version of a file's diff.
package struct LookedFile: Codable, Equatable, Sendable {
    package var path: String
    /// The version, as in ``ViewedMark``.
    package var digest: String
    package var rows: RowSet
    /// Its part of the look's active time.
    package var activeMilliseconds: Int64

    package init(path: String, digest: String, rows: RowSet, activeMilliseconds: Int64 = 0) {
        self.path = path
        self.digest = digest
        self.rows = rows
        self.activeMilliseconds = activeMilliseconds
    }

    package var mark: ViewedMark { ViewedMark(path: path, digest: digest) }
}
