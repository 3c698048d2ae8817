import API
import ArgumentParser
import Domain

/// `signalbox resume L-1`
struct ResumeCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "resume", abstract: "Let what was paused go on; resume --all lets everything go on.")

    @OptionGroup var which: ScopeOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws { try await which.set(paused: false, context) }
}
