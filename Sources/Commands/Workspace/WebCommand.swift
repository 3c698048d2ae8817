import API
import ArgumentParser
import Domain

/// `signalbox web`
struct WebCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "web", abstract: "A link that opens the control room in a browser: once, within ten minutes.",
        discussion: """
            The link signs a browser in for thirty days. Whoever has it decides in your name, so it is good for one use; what is asked \
            for inside a lane's job is refused.
            """)

    @Flag(help: "Sign every browser out, and forget links that were not used.") var endSessions = false

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        if endSessions {
            let answer = try await context.call(Endpoints.endWebSessions)
            return try context.show(answer, quiet: ["\(answer.ended)"]) {
                [Styled("\(CountWords.text(answer.ended, "browser")) signed out")]
            }
        }
        let link = try await context.call(Endpoints.webLink)
        try context.show(link, quiet: [link.url]) { [Styled(link.url)] }
    }
}
