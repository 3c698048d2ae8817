import API
import ArgumentParser
import Domain

/// `signalbox gc`
struct GCCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "gc", abstract: "Show what nothing in the state folder needs any more, and why; removes nothing without --apply.")

    @Flag(name: .long, help: "Remove it.")
    var apply = false

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let report = try await context.call(apply ? Endpoints.collectGarbage : Endpoints.garbage)
        try context.show(report, quiet: report.items.map(\.name)) { Self.lines(report, context.console.face) }
        if !report.failed.isEmpty { throw ArgumentParser.ExitCode(ExitStatus.failed.rawValue) }
    }

    static func lines(_ report: GarbageReport, _ face: Face) -> [Styled] {
        let failures = report.failed.map { Styled("could not be removed: " + $0, .bad) }
        guard !report.items.isEmpty else {
            return [Styled(report.applied ? "nothing was removed" : "everything is needed", .faint)] + failures
        }
        var table = Table([.init("WHAT"), .init("NAME", shrinks: true), .init("SIZE", right: true), .init("WHY", shrinks: true)])
        table.rows = report.items.map { item in
            [
                Styled(item.kind.rawValue), Styled(name(item), .name), Styled(item.bytes.map(size) ?? "-"), Styled(item.reason),
            ]
        }
        let sum = "\(CountWords.text(report.items.count, "thing")), \(size(report.bytes))"
        let end =
            report.applied
            ? [Styled("removed: \(sum)", .good)]
            : [Styled("\(sum) may go: "), Styled("signalbox gc --apply", .name), Styled(" removes it")].reduce(into: [Styled()]) {
                $0[0] = $0[0] + $1
            }
        return table.lines(face) + [Styled()] + end + failures
    }

    private static func name(_ item: GarbageItem) -> String {
        let name = item.kind == .blob ? CommitWords.short(item.digest) : item.name
        return item.repository.map { item.kind == .ref ? "\($0): \(name)" : name } ?? name
    }

    /// `812 B`, `1.4 MB`: powers of 1000, as the file managers show them.
    static func size(_ bytes: Int) -> String {
        let units = ["B", "KB", "MB", "GB", "TB"]
        var value = bytes * 10
        var unit = 0
        while value >= 10_000, unit < units.count - 1 {
            value = (value + 500) / 1000
            unit += 1
        }
        return unit == 0 ? "\(bytes) B" : "\(value / 10).\(value % 10) \(units[unit])"
    }
}
