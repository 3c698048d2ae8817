import API
import ArgumentParser
import Client
import Domain

/// `signalbox attach L-1`
struct AttachCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "attach", abstract: "The transcript of the lane's agent: from its beginning, then live until the turn ends.",
        discussion: "Interrupt with Ctrl-C; the agent goes on. What it says is shown with control characters made visible.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Option(name: .long, help: ArgumentHelp("The turn. (default: the newest)", valueName: "n"))
    var turn: Int?

    @Option(name: .long, help: ArgumentHelp("A review instead of a turn.", valueName: "n"))
    var review: Int?

    @Option(name: .long, help: ArgumentHelp("Begin with this entry.", valueName: "number"))
    var from = 1

    @Flag(name: .long, help: "Do not stay; on a terminal, in your pager.")
    var noFollow = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if from < 1 { throw ValidationError("--from is at least 1") }
        if turn != nil, review != nil { throw ValidationError("--turn and --review are two transcripts; give one of them") }
    }

    func run(_ context: CommandContext) async throws {
        let client = try await context.running()
        let query = TranscriptQuery(turn: turn, review: review, from: from, follow: !noFollow && !context.json)
        if context.json {
            var entries: [TranscriptEntry] = []
            try await client.transcript(lane, query) { entry in
                if let entry { entries.append(entry) }
                return true
            }
            return try context.show(TranscriptDocument(lane: lane, turn: turn, review: review, entries: entries)) { [] }
        }
        let screen = TranscriptScreen(time: context.time)
        if noFollow, context.console.face.width != nil {
            var text = ""
            try await client.transcript(lane, query) { entry in
                text += context.console.face.text(screen.lines(entry))
                return true
            }
            if !context.console.page(text) { context.console.write(text) }
            return
        }
        try await client.transcript(lane, query) { entry in
            context.console.print(screen.lines(entry))
            return true
        }
    }
}

/// What `attach --json` prints.
struct TranscriptDocument: Codable {
    var lane: LaneID
    /// The turn that was asked for; absent for the newest.
    var turn: Int?
    /// The review that was asked for.
    var review: Int?
    var entries: [TranscriptEntry]
}
