import API
import ArgumentParser
import Domain

/// `signalbox agents diff NAME [OLD [NEW]]`
struct AgentsDiffCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "diff", abstract: "Compare two versions of a definition, or what a lane is pinned to with what is in force.")

    @Argument(help: "The definition.")
    var name: AgentName

    @Argument(help: "The older version: its number or the beginning of its digest. (default: the one before)")
    var old: String?

    @Argument(help: "The newer version. (default: the newest)")
    var new: String?

    @Option(help: "Instead of an older version: the one that this lane is pinned to.")
    var lane: LaneID?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if lane != nil, old != nil { throw ValidationError("--lane takes the place of a version") }
    }

    func run(_ context: CommandContext) async throws {
        let right = try await context.call(Endpoints.agent, on: name, AgentQuery(version: new))
        guard lane != nil || old != nil || right.number > 1 else {
            throw CommandFailure(.notFound, "'\(name)' has one version, and nothing to compare it with")
        }
        let left = try await context.call(
            Endpoints.agent, on: name, AgentQuery(version: lane == nil ? old ?? String(right.number - 1) : nil, lane: lane))
        let document = AgentDiffDocument(left, right)
        try context.show(document, quiet: document.isEmpty ? [] : ["\(name)"]) { document.lines }
    }
}
