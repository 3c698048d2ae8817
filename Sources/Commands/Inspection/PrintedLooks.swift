import API
import Domain

/// What `inspect` prints of a diff. How long it is read is not known, so no time is said.
struct PrintedLooks {
    let diffs: [FileDiff]
    /// Whether generated files were expanded.
    let full: Bool

    /// Every file that is printed with its changed rows; a file whose diff was cut has the rows up to there, a folded one none.
    var looks: [ReportedLook] {
        diffs.compactMap { diff in
            let isFolded = diff.file.generated && !full
            let printed = isFolded ? 0 : diff.hunks.reduce(0) { $0 + $1.lines.count { $0.kind == .added || $0.kind == .removed } }
            // A file without rows, such as a binary one, is shown by its heading.
            guard printed > 0 || diff.file.rows == 0 else { return nil }
            let rows = printed > 0 ? [RowRange(first: 1, last: printed)] : []
            return ReportedLook(path: diff.file.path, digest: diff.file.digest, rows: rows)
        }
    }

    /// Tells the server. Reading goes on when it cannot be told; inside a job nobody looks.
    func report(_ context: CommandContext, _ lane: LaneID) async {
        let looks = looks
        guard !looks.isEmpty, (try? context.refuseInsideJob()) != nil else { return }
        // In parts, as the server takes them.
        for start in stride(from: 0, to: looks.count, by: 1000) {
            let part = Array(looks[start..<min(start + 1000, looks.count)])
            do {
                _ = try await context.call(Endpoints.look, on: lane, LookReport(surface: "inspect", kind: .printed, looks: part))
            } catch {
                return context.console.note(Styled("that it was printed was not recorded: \(error)", .faint))
            }
        }
    }
}
