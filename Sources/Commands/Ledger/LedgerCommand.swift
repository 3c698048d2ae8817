import API
import ArgumentParser
import Domain

/// `signalbox ledger …`
struct LedgerCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "ledger", abstract: "The append-only record that all state is derived from.",
        subcommands: [LedgerVerifyCommand.self, LedgerRebuildCommand.self])
}

/// What both commands show.
enum LedgerLines {
    static func lines(_ check: LedgerCheck, sound: String) -> [Styled] {
        [
            (check.sound ? Styled(sound, .good) : Styled("not sound", .bad))
                + Styled("  \(CountWords.text(Int(check.events), "event")), root \(check.root)")
        ] + check.problems.map { Styled("  " + $0, .bad) } + (check.index.map { [Styled("  " + $0, .faint)] } ?? [])
    }

    /// Shows the check; a ledger that is not sound is a failure.
    static func show(_ check: LedgerCheck, sound: String, _ context: CommandContext) throws {
        try context.show(check, quiet: check.problems) { lines(check, sound: sound) }
        if !check.sound { throw ArgumentParser.ExitCode(ExitStatus.failed.rawValue) }
    }
}
