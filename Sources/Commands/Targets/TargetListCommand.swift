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
        let targets = try await context.call(Endpoints.targets)
        let lanes = try await context.call(Endpoints.lanes, LanesQuery(all: true))
        let listings = TargetListing.all(targets, lanes).filter { all || $0.isOpen }
        try context.show(listings, quiet: listings.map { "\($0.target.id)" }) { TargetListing.lines(listings, context.console.face) }
    }
}
