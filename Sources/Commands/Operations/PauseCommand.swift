import API
import ArgumentParser
import Domain

/// `signalbox pause L-1`, `signalbox pause --all`
struct PauseCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "pause",
        abstract: "Stop what runs where it is, and start nothing more: a lane, a repository, an agent, a risk, or everything.")

    @OptionGroup var which: ScopeOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws { try await which.set(paused: true, context) }
}
