import API
import Domain

/// The changed files of a candidate, with what has been seen.
struct FileList {
    let candidate: CandidateView

    var seen: Int { candidate.files.count { $0.viewed } }

    func lines(_ face: Face) -> [Styled] {
        let total = "\(CountWords.text(candidate.files.count, "file")), \(CountWords.text(candidate.lines, "line")), \(seen) seen"
        var table = Table([.init("SEEN"), .init("CHANGE"), .init("LINES", right: true), .init("FILE", shrinks: true)], indent: 2)
        table.rows = candidate.files.map { view in
            [
                view.viewed ? Styled("[x]", .good) : Styled("[ ]", .warning), Styled(Self.kind(view.file)),
                view.file.binary ? Styled("binary") : LaneWords.changes(view.file.additions, view.file.deletions),
                Self.name(view.file),
            ]
        }
        return [Styled("  " + total)] + table.lines(face)
    }

    static func kind(_ file: CandidateFile) -> String { file.generated ? "\(file.status), generated" : file.status }

    static func name(_ file: CandidateFile) -> Styled {
        guard let old = file.oldPath, old != file.path else { return Styled(file.path, .strong) }
        return Styled(old) + Styled(" → ", .faint) + Styled(file.path, .strong)
    }
}
