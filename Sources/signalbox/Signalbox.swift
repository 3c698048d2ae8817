import ArgumentParser
import Commands
import Daemon
import Execution
import Foundation
import MCPBridge

/// The door: one program for the command line, the server, the runner and the replayed agent.
@main
struct Door {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // A runner is started for every job and must be light: it never sees the parser.
        if arguments.first == "runner", arguments.count == 2 { exit(Runner.main(specPath: arguments[1])) }
        // As light, since one is in every sandbox that has a proxy.
        if arguments.first == "bridge" { exit(Bridge.main(Array(arguments.dropFirst()))) }
        if arguments.first == "check-ledger", arguments.count == 2 { exit(LedgerCheckProgram.main(state: arguments[1])) }
        // Programs of the agents' side: they run inside sandboxes.
        if arguments.first == "mcp" { exit(MCPBridge.main(arguments: Array(arguments.dropFirst()))) }
        if arguments.first == "acp-host" { exit(HostCommand.run(Array(arguments.dropFirst()))) }
        exit(await CommandDoor.run(Signalbox.self, arguments: arguments, tools: DoorTools.make()))
    }
}

struct Signalbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signalbox",
        abstract: "One operator, many agents, many repositories; nothing lands by accident.",
        version: Version.text,
        subcommands: CommandSet.all + [AuditCommand.self, ServeCommand.self, PlayScriptCommand.self],
        defaultSubcommand: CommandSet.standard)
}
