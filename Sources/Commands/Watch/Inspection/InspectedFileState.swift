import Domain

/// A changed file on the screen: its head, what is to be said of it, and its lines.
struct InspectedFileState: Sendable {
    var file: InspectedFile
    var isFolded: Bool
    var body: DiffBody
    /// What changed since it was looked at, shown instead of all changes.
    var since: SinceBody?

    /// The difference to the version that was looked at.
    struct SinceBody: Sendable {
        var body: DiffBody
        var notes: [String] = []
    }

    init(_ file: InspectedFile) {
        self.file = file
        isFolded = file.folded
        body = DiffBody(estimate: file.added + file.removed, hasContext: file.status != "added" && file.status != "deleted")
    }

    /// The lines that are shown.
    var shown: DiffBody {
        get { since?.body ?? body }
        set { if since == nil { body = newValue } else { since?.body = newValue } }
    }

    var notes: [String] { isFolded ? [] : since.map { ["only what changed since you looked; d shows all"] + $0.notes } ?? body.notes }

    /// Lines on the screen, its head among them.
    var height: Int { isFolded ? 1 : 1 + notes.count + shown.count }

    /// Where the first line of the diff stands.
    var bodyStart: Int { 1 + notes.count }

    /// What a line of the screen is; nil for the head and the notes.
    func line(_ index: Int) -> DiffBody.Line? { isFolded || index < bodyStart ? nil : shown.line(index - bodyStart) }

    /// Why it is folded at first, in words; nil for a file that is not.
    var foldReason: String? { file.folded ? "\(Self.word(file.kind)): \(file.kindReason)" : nil }

    static func word(_ kind: FileKind) -> String {
        switch kind {
        case .lockfile: "lock file"
        case .tooLarge: "very large"
        default: kind.rawValue
        }
    }

    func head(number: Int, of count: Int) -> Styled {
        var text =
            Styled(isFolded ? "▸ " : "▾ ", .faint)
            + Styled(file.viewed ? "[x] " : file.seen.kind == .changed ? "[~] " : "[ ] ", file.viewed ? .good : .warning)
        if let old = file.oldPath, old != file.path { text += Styled(old) + Styled(" → ", .faint) }
        text += Styled(file.path, .strong) + "  " + LaneWords.changes(file.added, file.removed) + Styled("  \(number)/\(count)", .faint)
        if file.status != "modified" { text += Styled("  \(file.status)", .name) }
        if let foldReason { text += Styled("  \(foldReason)", .warning) }
        if file.seen.kind == .changed { text += Styled("  changed since candidate \(file.seen.candidate ?? 0)", .warning) }
        if let old = file.oldMode, let new = file.newMode { text += Styled("  mode \(old) → \(new)", .warning) }
        if !file.sensitive.isEmpty { text += Styled("  " + file.sensitive.joined(separator: ", "), .warning) }
        return text
    }
}
