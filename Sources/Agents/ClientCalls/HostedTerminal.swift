import Domain
import JSONValues

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A command that the host runs for the agent (`terminal/*`).
struct HostedTerminal {
    let id: String
    /// Names it in the notices.
    let call: String
    let process: HostProcess
    /// Read end of its output; -1 when it is closed.
    var output: Int32
    var tail: OutputTail
    private(set) var ending: HostProcess.Ending?
    /// Requests that wait for its end.
    var waits: [JSONValue] = []
    /// Nobody can name it any more.
    var released = false

    init(id: String, call: String, process: HostProcess, output: Int32, limit: Int) {
        self.id = id
        self.call = call
        self.process = process
        self.output = output
        tail = OutputTail(limit: limit)
    }

    /// Takes what is there to be read, but not more than `limit` bytes: others want their turn too.
    mutating func read(limit: Int) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var total = 0
        while output >= 0, total < limit {
            let count = Descriptor.read(output, &buffer)
            if count > 0 {
                tail.add(buffer[..<count])
                total += count
            } else {
                if count == 0 || errno != EAGAIN { closeOutput() }
                return
            }
        }
    }

    mutating func closeOutput() {
        guard output >= 0 else { return }
        close(output)
        output = -1
    }

    /// Looks whether it has ended; true once, when it has.
    mutating func noticeEnd() -> Bool {
        guard ending == nil, let how = process.ending() else { return false }
        ending = how
        // What it printed before it ended; somebody that it left behind may hold the output open and print on.
        read(limit: 4 << 20)
        return true
    }

    var failed: Bool { ending != .exited(0) }

    /// `{"exitCode": …, "signal": …}`, null while it runs.
    var status: JSONValue {
        switch ending {
        case nil: .null
        case .exited(let code): ["exitCode": .number(String(max(0, code))), "signal": .null]
        case .signaled(let number): ["exitCode": .null, "signal": .string(Self.name(number))]
        }
    }

    private static func name(_ number: Int32) -> String {
        let names = [
            SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGINT: "SIGINT", SIGSEGV: "SIGSEGV", SIGABRT: "SIGABRT", SIGHUP: "SIGHUP",
            SIGPIPE: "SIGPIPE", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGILL: "SIGILL", SIGQUIT: "SIGQUIT",
        ]
        return names[number] ?? "signal \(number)"
    }
}
