import API
import ArgumentParser
import Domain

/// `signalbox verify`
struct VerifyCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "verify", abstract: "Run the live checks of landed lanes again (evidence tier 3).")

    @Option(name: .long, help: ArgumentHelp("Only so many lanes, the least recently checked first.", valueName: "n"))
    var sample: Int?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let sample, sample < 1 { throw ValidationError("--sample is at least 1") }
    }

    func run(_ context: CommandContext) async throws {
        let lanes = try await context.call(Endpoints.reverify, ReverifyRequest(sample: sample))
        try context.show(lanes, quiet: lanes.map { "\($0.id)" }) {
            guard !lanes.isEmpty else { return [Styled("nothing has landed that has live checks", .faint)] }
            return [Styled(CountWords.text(lanes.count, "lane") + " to verify again: " + lanes.map { "\($0.id)" }.joined(separator: ", "))]
        }
    }
}
