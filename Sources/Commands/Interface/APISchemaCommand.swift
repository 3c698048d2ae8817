import API
import ArgumentParser

/// `signalbox api schema`
struct APISchemaCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "schema", abstract: "Print the interface's OpenAPI document.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws { context.console.write(try OpenAPIDocument.text()) }
}
