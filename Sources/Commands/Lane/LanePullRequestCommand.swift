import API
import ArgumentParser
import Domain

/// `signalbox lane pr L-1`
struct LanePullRequestCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "pr", abstract: "The lane's pull request as published: the agent's claim, and the Verification block from evidence.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let body = try await context.call(Endpoints.pullRequestBody, on: lane)
        try context.show(body, quiet: ["\(lane)"]) {
            SafeText.block(body.text).split(separator: "\n", omittingEmptySubsequences: false).map { Styled(String($0)) }
        }
    }
}
