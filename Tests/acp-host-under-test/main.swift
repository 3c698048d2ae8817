import Agents
import Foundation

/// `acp-host-under-test ROOT GRACE PROGRAM ARGUMENT…`: the host as `signalbox acp-host` runs it, with limits that a test can reach.
guard CommandLine.arguments.count > 3, let grace = Int(CommandLine.arguments[2]) else { exit(2) }
var options = HostOptions(
    root: CommandLine.arguments[1], command: Array(CommandLine.arguments.dropFirst(3)), environment: ProcessInfo.processInfo.environment)
options.grace = grace
options.terminals = 4
options.fileLimit = 1 << 20
options.lineLimit = 2 << 20
exit(ACPHost.run(options))
