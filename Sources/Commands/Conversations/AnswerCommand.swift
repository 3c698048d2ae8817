import API
import ArgumentParser
import Domain

/// `signalbox answer A-1`
struct AnswerCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "answer", abstract: "Answer what an agent waits for.",
        discussion: "A permission is allowed or denied; a question is answered with words, or with the number of an option.")

    @Argument(help: "The ask, such as A-1, as signalbox inbox shows it.")
    var ask: AskID

    @Argument(help: "The answer to a question, or words with a denial.")
    var text: String?

    @Flag(name: .long, help: "Allow it this once.")
    var allow = false

    @Flag(name: .customLong("allow-lane"), help: "Allow it, and what is like it, for the rest of the lane.")
    var allowLane = false

    @Flag(name: .long, help: "Deny it; TEXT tells the agent why.")
    var deny = false

    @Flag(name: .long, help: "Deny it and end the agent's turn.")
    var stop = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        let chosen = [allow, allowLane, deny || stop].count { $0 }
        guard chosen <= 1 else { throw ValidationError("choose one of --allow, --allow-lane, --deny, --stop") }
        guard chosen == 1 || text != nil else {
            throw ValidationError("say --allow, --allow-lane, --deny or --stop, or give the answer's text")
        }
        guard !(allow || allowLane) || text == nil else { throw ValidationError("words go with --deny or with the answer to a question") }
    }

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        var verdict: Answer.Verdict = .reply
        if allow { verdict = .allowOnce }
        if allowLane { verdict = .allowLane }
        if deny { verdict = .deny }
        if stop { verdict = .denyAndStop }
        var message = text ?? ""
        if verdict == .reply { message = try await option(message, context) ?? message }
        let lane = try await context.call(Endpoints.answer, on: ask, AnswerRequest(verdict: verdict, message: message))
        try context.show(lane, quiet: ["\(lane.id)"]) { [LaneLine.after("\(ask) answered", lane)] }
    }

    /// The option that a number stands for.
    private func option(_ text: String, _ context: CommandContext) async throws -> String? {
        guard let number = Int(text) else { return nil }
        let asks = try await context.call(Endpoints.inbox).compactMap(\.ask)
        guard let view = asks.first(where: { $0.id == ask }) else { return nil }
        return view.options.indices.contains(number - 1) ? view.options[number - 1] : nil
    }
}
