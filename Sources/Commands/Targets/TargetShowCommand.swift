import API
import ArgumentParser
import Domain

/// `signalbox target show T-1`
struct TargetShowCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(commandName: "show", abstract: "A target with its lanes.")

    @Argument(help: "The target, such as T-1.")
    var target: TargetID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let target = try await context.call(Endpoints.target, on: target)
        let lanes = try await context.call(Endpoints.lanes, LanesQuery(all: true, target: target.id))
        try context.show(TargetDocument(target: target, lanes: lanes), quiet: ["\(target.id)"]) {
            TargetScreen(target: target, lanes: lanes, time: context.time).lines
        }
    }
}
