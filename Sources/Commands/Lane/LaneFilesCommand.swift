import API
import ArgumentParser
import Domain

/// `signalbox lane files L-1`
struct LaneFilesCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "files", abstract: "The files that a lane has touched so far, against its base.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let touched = try await context.call(Endpoints.touched, on: lane)
        try context.show(touched, quiet: touched.files.map(\.path)) { lines(touched, context.console.face) }
    }

    private func lines(_ touched: TouchedFiles, _ face: Face) -> [Styled] {
        let place =
            switch touched.source {
            case .worktree: "in the worktree"
            case .candidate: "in its last candidate"
            case .none: "neither a worktree nor a candidate"
            }
        let base = touched.base.map { ", against \(CommitWords.short($0))" } ?? ""
        var table = Table([.init("CHANGE"), .init("LINES", right: true), .init("FILE", shrinks: true)], indent: 2)
        table.rows = touched.files.map { file in
            [Styled(file.status), count(file), Styled(file.path, .name) + Styled(file.isFound ? "" : "  (only the agent says so)", .faint)]
        }
        let head = Styled("\(CountWords.text(touched.files.count, "file")) \(place)\(base)")
        return [head] + table.lines(face) + (touched.isCut ? [Styled("  … and more", .warning)] : [])
    }

    private func count(_ file: TouchedFile) -> Styled {
        if file.isBinary { return Styled("binary") }
        guard let additions = file.additions, let deletions = file.deletions else { return Styled("") }
        return LaneWords.changes(additions, deletions)
    }
}
