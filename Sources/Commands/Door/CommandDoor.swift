import API
package import ArgumentParser
import Foundation

/// Runs a command line from its arguments to its exit code.
package enum CommandDoor {
    /// Parses, runs and reports. Installs the signal handlers of ``Interrupts``.
    ///
    /// - Parameters:
    ///   - root: the `signalbox` command with ``CommandSet`` among its subcommands.
    ///   - arguments: without the program's name.
    ///   - tools: what commands need of other rooms.
    /// - Returns: the exit code (docs/exit-codes.md).
    package static func run(_ root: any ParsableCommand.Type, arguments: [String], tools: WorkspaceTools) async -> Int32 {
        Interrupts.install()
        do {
            var command = try root.parseAsRoot(arguments)
            try await WorkspaceTools.$current.withValue(tools) {
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
            }
            return ExitStatus.done.rawValue
        } catch {
            let environment = ProcessInfo.processInfo.environment
            return report(error, root: root, arguments: arguments, console: .standard(environment: environment)).rawValue
        }
    }

    /// Says what went wrong and gives the exit code. Help and versions are not errors.
    static func report(_ error: any Error, root: any ParsableCommand.Type, arguments: [String], console: Console) -> ExitStatus {
        // A command that has said all there is to say ends with a bare code.
        if let code = error as? ArgumentParser.ExitCode { return ExitStatus(rawValue: code.rawValue) ?? .failed }
        let failure: CommandFailure
        if isParsing(error, root: root) {
            let text = root.fullMessage(for: error)
            if root.exitCode(for: error).isSuccess {
                console.write(text.hasSuffix("\n") ? text : text + "\n")
                return .done
            }
            failure = unknownCommand(root, arguments) ?? CommandFailure(.usage, withoutPrefix(text))
        } else {
            failure = CommandFailure(error)
        }
        show(failure, json: wantsJSON(arguments), console: console)
        return failure.status
    }

    private static func show(_ failure: CommandFailure, json: Bool, console: Console) {
        if json, let document = try? JSONText.document(FailureDocument(failure)) {
            console.writeError(document + "\n")
            return
        }
        let lines = failure.message.split(separator: "\n", omittingEmptySubsequences: false).map { Styled(String($0)) }
        for (index, line) in lines.enumerated() {
            console.note(index == 0 ? Styled("signalbox: ", .bad) + line : line)
        }
    }

    /// Errors of the parser and of a command's own validation have their usage with them.
    private static func isParsing(_ error: any Error, root: any ParsableCommand.Type) -> Bool {
        if error is ValidationError || error is CleanExit { return true }
        return String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }

    /// Without this, an unknown word would be reported as an argument too many of the command that runs without a word.
    private static func unknownCommand(_ root: any ParsableCommand.Type, _ arguments: [String]) -> CommandFailure? {
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
        let names = root.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }
        guard !names.contains(word) else { return nil }
        return CommandFailure(.usage, "there is no command '\(word)'; 'signalbox help' lists them")
    }

    private static func withoutPrefix(_ text: String) -> String {
        text.hasPrefix("Error: ") ? String(text.dropFirst("Error: ".count)) : text
    }

    private static func wantsJSON(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains("--json")
    }
}
