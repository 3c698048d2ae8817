import ArgumentParser
import Foundation

@testable import Commands

/// The root command as the door makes it.
struct TestRoot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signalbox", version: "1.2.3 (abc)", subcommands: CommandSet.all, defaultSubcommand: CommandSet.standard)

    /// The parsed command; throws what the parser throws.
    static func parsed<Command>(_ line: [String], as type: Command.Type = Command.self) throws -> Command {
        let command = try parseAsRoot(line)
        guard let command = command as? Command else { throw WrongCommand(line: line, found: "\(Swift.type(of: command))") }
        return command
    }

    struct WrongCommand: Error {
        var line: [String]
        var found: String
    }
}
