import API
import ArgumentParser
import Client
import Domain

/// `signalbox events`
struct EventsCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "events", abstract: "The events of the ledger, oldest first.",
        discussion: "With --follow --json each event is a document on a line of its own.")

    @Option(name: .long, help: ArgumentHelp("Only events after this number.", valueName: "n"))
    var after: Int64 = 0

    @Flag(name: [.short, .long], help: "Stay and show events as they happen.")
    var follow = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard after >= 0 else { throw ValidationError("--after is not negative") }
    }

    func run(_ context: CommandContext) async throws {
        let client = try await context.running()
        let last = follow ? Int64.max : try await client.call(Endpoints.status).events
        var kept: [RecordedEvent] = []
        if after < last {
            try await client.events(after: after) { event in
                if follow { Self.show(event, context) } else { kept.append(event) }
                return event.sequence < last
            }
        }
        guard !follow else { return }
        try context.show(kept, quiet: kept.map { "\($0.sequence)" }) { kept.map { Self.line($0, context.time) } }
    }

    private static func show(_ event: RecordedEvent, _ context: CommandContext) {
        if context.json, let line = try? JSONText.line(event) {
            context.console.write(line + "\n")
        } else {
            context.console.print(context.quiet ? Styled("\(event.sequence)") : line(event, context.time))
        }
    }

    static func line(_ recorded: RecordedEvent, _ time: TimeText) -> Styled {
        Styled("\(recorded.sequence)", .faint).padded(to: 6, right: true) + "  " + Styled(time.moment(recorded.time), .faint) + "  "
            + Styled(recorded.event.subject, .name).padded(to: 9) + "  " + Styled(recorded.event.kind).padded(to: 26) + "  "
            + Styled(recorded.actor, .faint) + Styled(EventDetail.text(recorded.event).map { "  " + $0 } ?? "")
    }
}
