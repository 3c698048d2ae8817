import API
import ArgumentParser
import Domain

/// `signalbox resume L-1`
struct ResumeCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "resume", abstract: "Let a paused lane go on, or all of them.")

    @OptionGroup var which: PauseOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws { try await which.set(paused: false, context) }
}
