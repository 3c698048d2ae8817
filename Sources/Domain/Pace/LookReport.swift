/// What a surface says it has shown since its last report, before anything of it is believed.
package struct LookReport: Codable, Equatable, Sendable {
    /// One page or one board: it names itself anew (at random) each time it is opened.
    package var surface: String
    package var kind: LookKind
    package var looks: [ReportedLook]

    package init(surface: String, kind: LookKind = .screen, looks: [ReportedLook]) {
        self.surface = surface
        self.kind = kind
        self.looks = looks
    }
}

/// What a surface says about one version of a file's diff.
package struct ReportedLook: Codable, Equatable, Sendable {
    package var path: String
    package var digest: String
    package var rows: [RowRange]
    package var visibleMilliseconds: Int64
    package var activeMilliseconds: Int64

    package init(path: String, digest: String, rows: [RowRange], visibleMilliseconds: Int64 = 0, activeMilliseconds: Int64 = 0) {
        self.path = path
        self.digest = digest
        self.rows = rows
        self.visibleMilliseconds = visibleMilliseconds
        self.activeMilliseconds = activeMilliseconds
    }
}
