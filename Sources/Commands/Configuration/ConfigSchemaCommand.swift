import ArgumentParser
import Domain

/// `signalbox config schema`
struct ConfigSchemaCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of signalbox.yaml, for editors.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let text = try context.tools.schema()
        context.console.write(text.hasSuffix("\n") ? text : text + "\n")
    }
}
