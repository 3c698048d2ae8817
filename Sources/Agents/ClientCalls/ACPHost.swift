import CPlatform
import Domain
import JSONValues

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Stands in front of an ACP agent, inside its sandbox, and performs the client side of `fs/*` and `terminal/*` there.
///
/// Lines go through in both directions as they are; only those requests are answered here, and told to the server by ``HostNotice``. So the
/// commands of the agent's terminals are confined, measured and killed like everything else of the agent, they need no way through the
/// server, and they go on while no server is there. A program of its own (`signalbox acp-host`): it takes over signals and its children.
package struct ACPHost {
    let options: HostOptions
    var files: WorktreeFiles
    let agent: HostProcess
    let signals: Int32
    /// Our end of the agent's standard input; -1 when it is closed.
    var agentInput: Int32
    /// Our end of the agent's standard output; -1 when it is closed.
    var agentOutput: Int32
    var toAgent: [UInt8] = []
    var fromAgent: LineBuffer
    var fromServer: LineBuffer
    var inputOpen = true
    /// Nobody reads what we print any more.
    var broken = false
    var terminals: [HostedTerminal] = []
    var calls = 0
    var terminalCount = 0
    /// When the agent is sent TERM, then KILL, in seconds of the monotonic clock.
    var deadline: (time: Int, signal: Int32)?

    /// Runs the agent to its end, on the standard input and output of this process.
    ///
    /// - Returns: the agent's exit code, 128 + N when signal N ended it, 127 when it could not be started.
    package static func run(_ options: HostOptions) -> Int32 {
        do throws(ClientCallError) {
            var host = try ACPHost(options)
            return host.loop()
        } catch {
            complain("acp-host: \(error.message)")
            return 127
        }
    }

    private init(_ options: HostOptions) throws(ClientCallError) {
        self.options = options
        files = try WorktreeFiles(root: options.root, limit: options.fileLimit)
        fromAgent = LineBuffer(limit: options.lineLimit)
        fromServer = LineBuffer(limit: options.lineLimit)
        // Whoever started us may have had signals blocked, which a process inherits.
        var nothing = sigset_t()
        sigemptyset(&nothing)
        sigprocmask(SIG_SETMASK, &nothing, nil)
        var signals: Int32 = -1
        let watched = [SIGCHLD, SIGTERM, SIGINT, SIGQUIT]
        var code = cp_signal_pipe(watched, Int32(watched.count), &signals)
        guard code == 0 else { throw ClientCallError.system("watch for signals", code) }
        self.signals = signals
        let input = try Self.pipe()
        let output = try Self.pipe()
        agent = try HostProcess.start(
            options.command, environment: options.environment, folder: options.root, input: input.read, output: output.write, error: 2)
        close(input.read)
        close(output.write)
        agentInput = input.write
        agentOutput = output.read
        // The agent may not read while it writes, and nobody must wait for the other then.
        code = cp_set_nonblocking(agentInput)
        if code == 0 { code = cp_set_nonblocking(agentOutput) }
        if code != 0 { throw ClientCallError.system("talk to the agent", code) }
    }

    static func pipe() throws(ClientCallError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        let code = cp_pipe(&ends)
        guard code == 0 else { throw ClientCallError.system("make a pipe", code) }
        return (ends[0], ends[1])
    }

    /// Sends bytes to the server. Blocks while the runner is slow, which slows the agent down in turn.
    mutating func print(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty, !broken {
            let count = Descriptor.write(1, rest)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var ready = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, -1)
            } else {
                broken = true
            }
        }
    }

    mutating func print(_ bytes: [UInt8]) { print(bytes[...]) }

    mutating func answer(_ id: JSONValue, _ result: JSONValue) { toAgent += ACPMessage.result(id, result) }
    mutating func refuse(_ id: JSONValue, _ failure: ACPFailure) { toAgent += ACPMessage.error(id, failure) }

    private static func complain(_ text: String) { _ = Descriptor.write(2, Array("\(text)\n".utf8)[...]) }
}
