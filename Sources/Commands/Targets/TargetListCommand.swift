import API
import ArgumentParser
import Domain

/// `signalbox target list`
struct TargetListCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(commandName: "list", abstract: "List targets with the lane each is in.")

    @Flag(name: .long, help: "List those that are done or dropped too.")
    var all = false

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let listings = try await context.call(Endpoints.targets, ListQuery(all: all))
        try context.show(listings, quiet: listings.map { "\($0.target.id)" }) { TargetTable.lines(listings, context.console.face) }
    }
}
