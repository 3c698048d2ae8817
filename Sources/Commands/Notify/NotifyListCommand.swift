import API
import ArgumentParser
import Domain

/// `signalbox notify list`
struct NotifyListCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "list", abstract: "Where notifications go, and how that goes.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let destinations = try await context.call(Endpoints.destinations)
        try context.show(destinations, quiet: destinations.map(\.name)) {
            NotifyScreen(destinations: destinations, face: context.console.face, time: context.time).lines
        }
    }
}
