import API
import ArgumentParser
import Domain
import Foundation

/// `signalbox report [DAY]`
struct ReportCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "report", abstract: "The report of a day: every figure from the ledger or git.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, md, html, json
    }

    @Argument(help: "The day in the workspace's zone, such as 2026-11-23. (default: today)")
    var day: String?

    @Option(name: .long, help: ArgumentHelp("The form of the report.", valueName: "format"))
    var format: Format?

    @Option(name: .long, help: ArgumentHelp("Write it to this file.", valueName: "file"))
    var output: String?

    @OptionGroup var shared: SharedOptions

    /// What the name of the file asks for: `day.html` is not to hold plain text.
    private var formatOfOutput: Format? {
        output.flatMap { Format(rawValue: URL(fileURLWithPath: $0).pathExtension.lowercased()) }
    }

    func validate() throws {
        if shared.json, let format, format != .json { throw ValidationError("--json is --format json, not \(format.rawValue)") }
        if let day, day.wholeMatch(of: #/\d{4}-\d{2}-\d{2}|today|yesterday/#) == nil {
            throw ValidationError("a day is written 2026-11-23, today or yesterday, not '\(day)'")
        }
    }

    func run(_ context: CommandContext) async throws {
        let format = shared.json ? .json : self.format ?? formatOfOutput ?? .text
        let width = context.console.face.width ?? 100
        let answer = try await context.call(Endpoints.report, ReportQuery(day: day, format: format.rawValue, width: width))
        let text = answer.text.hasSuffix("\n") ? answer.text : answer.text + "\n"
        guard let output else {
            // The report's own text is safe already; this holds even if it were not.
            return context.console.write(format == .text ? SafeText.block(text) : text)
        }
        let path = context.absolute(output)
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(.failed, "cannot write the report to \(path): \(error.localizedDescription)")
        }
        if !context.quiet { context.console.note(Styled("wrote ") + Styled(path, .strong)) }
    }
}
