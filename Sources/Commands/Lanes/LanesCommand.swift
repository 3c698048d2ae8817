import API
import ArgumentParser
import Domain

/// `signalbox lanes`
struct LanesCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "lanes", abstract: "List the lanes that have not ended: where each stands and whose turn it is.")

    @Flag(name: .long, help: "List those that have ended too.")
    var all = false

    @Option(name: .long, help: ArgumentHelp("Only lanes of this target.", valueName: "target"))
    var target: TargetID?

    @Option(name: .long, help: ArgumentHelp("Only so many of them, the newest.", valueName: "number"))
    var last: Int?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let last, last < 1 { throw ValidationError("--last is a number from 1, not \(last)") }
    }

    func run(_ context: CommandContext) async throws {
        let lanes = try await context.call(Endpoints.lanes, LanesQuery(all: all, target: target, last: last))
        try context.show(lanes, quiet: lanes.map { "\($0.id)" }) { LaneTable.lines(lanes, context.console.face, context.time) }
    }
}
