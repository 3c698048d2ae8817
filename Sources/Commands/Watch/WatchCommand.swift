import API
import ArgumentParser
import Client
import Domain

/// `signalbox watch`
struct WatchCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "watch", abstract: "The control room in the terminal: the board as it changes, inspection and decisions, with keys.",
        discussion:
            "? lists the keys of what is on the screen. Works over SSH and in tmux, from 40 columns on; NO_COLOR leaves colours out.")

    @Argument(help: "Begin with the inspection of this lane, such as L-1. (default: the board)")
    var lane: LaneID?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if shared.json || shared.quiet {
            throw ValidationError("watch is for people; for programs there are 'lanes --json' and 'events --follow'")
        }
    }

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        guard context.console.canAsk, context.environment["TERM", default: "dumb"] != "dumb", let terminal = RawTerminal() else {
            throw CommandFailure(
                .usage,
                "watch needs a terminal that can show a full screen (TERM is '\(context.environment["TERM"] ?? "")'); "
                    + "'signalbox status' says what needs you and 'signalbox lanes' lists the lanes")
        }
        let stateFolder = try context.starter().stateFolder
        var quiet = context
        // Whoever is told while the screen is drawn has it overwritten.
        quiet.console.writeError = { _ in }
        let client = try await { [quiet] in
            _ = try await context.running()
            return try quiet.client()
        }()
        let loop = WatchLoop(
            caller: WatchCaller(client: client, drafts: DraftFiles(stateFolder: stateFolder)), terminal: terminal, lane: lane,
            environment: context.environment, colour: context.console.face.colour)
        if let words = await loop.run() { throw CommandFailure(.failed, words) }
    }
}
