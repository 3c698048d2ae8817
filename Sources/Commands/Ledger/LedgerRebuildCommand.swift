import API
import ArgumentParser
import Domain

/// `signalbox ledger rebuild`
struct LedgerRebuildCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "rebuild", abstract: "Derive the read models from the events again; says whether they were identical.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try LedgerLines.show(try await context.call(Endpoints.rebuildLedger), sound: "identical", context)
    }
}
