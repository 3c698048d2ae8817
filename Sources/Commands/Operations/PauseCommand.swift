import API
import ArgumentParser
import Domain

/// `signalbox pause L-1`
struct PauseCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "pause", abstract: "Start nothing more for a lane, or for all of them; what runs goes on to its end.")

    @OptionGroup var which: PauseOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws { try await which.set(paused: true, context) }
}
