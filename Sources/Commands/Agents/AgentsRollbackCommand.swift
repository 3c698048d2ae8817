import API
import ArgumentParser
import Domain

/// `signalbox agents rollback NAME VERSION`
struct AgentsRollbackCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "rollback",
        abstract: "Write agents/NAME.md back to what it was in a version. Lanes stay on the version that they are pinned to.")

    @Argument(help: "The definition.")
    var name: AgentName

    @Argument(help: "The version: its number or the beginning of its digest.")
    var version: String

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let answer = try await context.call(Endpoints.rollbackAgent, on: name, AgentRollbackRequest(version: version))
        try context.show(answer, quiet: [answer.agent.digest]) {
            [Styled("wrote ", .faint) + Styled(answer.file) + Styled(", now ", .faint) + Styled("v\(answer.agent.number)", .strong)]
                + (answer.putAside.map { [Styled("what stood there was never in force and is kept as ", .faint) + Styled($0)] } ?? [])
                + answer.otherSkills.map { Styled("skill \($0) is not what it was then; a rollback leaves skills as they are", .warning) }
        }
    }
}
