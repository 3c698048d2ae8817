import API
import ArgumentParser
import Client
import Domain

/// `signalbox lane log L-1`
struct LaneLogCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "log", abstract: "What a job of the lane printed, redacted.",
        discussion: "Control characters are made visible; --raw gives the bytes as they are.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Argument(help: "turn-2, gate-test-1, setup, deploy. (default: the newest)")
    var job: String?

    @Flag(name: [.short, .long], help: "Stay until the job ends.")
    var follow = false

    @Flag(name: .long, help: "The bytes as they are.")
    var raw = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if shared.json, follow || raw {
            throw ValidationError("--json gives the log as one document, so it cannot --follow and is never --raw")
        }
    }

    func run(_ context: CommandContext) async throws {
        let client = try await context.running()
        let query = LogQuery(job: job, follow: follow)
        if context.json {
            var bytes: [UInt8] = []
            try await client.log(lane, query) { chunk in
                bytes += chunk
                return true
            }
            return try context.show(LogDocument(lane: lane, job: job, text: String(decoding: bytes, as: UTF8.self))) { [] }
        }
        var text = LogText()
        try await client.log(lane, query) { chunk in
            if raw {
                StandardStream.write(chunk, to: 1)
            } else {
                context.console.write(text.feed(chunk))
            }
            return true
        }
        context.console.write(text.finish())
    }
}

/// What `lane log --json` prints.
struct LogDocument: Codable {
    var lane: LaneID
    /// The job that was asked for; absent for the newest.
    var job: String?
    /// Bytes that are not UTF-8 are replaced by U+FFFD.
    var text: String
}
