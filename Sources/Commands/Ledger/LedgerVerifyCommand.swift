import API
import ArgumentParser
import Domain

/// `signalbox ledger verify`
struct LedgerVerifyCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "verify", abstract: "Read the whole ledger and find changed, removed or reordered events.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try LedgerLines.show(try await context.call(Endpoints.verifyLedger), sound: "sound", context)
    }
}
