/// Something that goes wrong.
enum Fault: Sendable, Equatable {
    /// The server dies by -9 at this place of its own code.
    case serverAt(String)
    case server
    case runner
    case agent
    case gate
    /// A git process under the server.
    case git
    /// A command of the operator.
    case command
    /// Server, runners and what they run, all at once.
    case everything
    /// The server is started anew, and after some writes its disk is full for some more.
    case diskFull(after: Int, count: Int)
    /// The server is started anew with a clock that is so many seconds wrong.
    case clock(seconds: Int)
    /// Server and runner die, and the end of the runner's spool is cut off or garbled.
    case tornSpool(bytes: Int, garbled: Bool)
    /// Answers, signals and file events come twice and in another order.
    case duplicates(Int)
    case remoteRefuses
    /// The remote takes the push and does not go on; what dies meanwhile.
    case remoteHangs(Victim)
    /// The remote moves the branch and its answer is lost.
    case remoteLosesAnswer

    enum Victim: String, Sendable { case nobody, server, push }

    /// The row that it is counted in.
    var row: String {
        switch self {
        case .serverAt: "server at a marker"
        case .server: "server at a random instant"
        case .runner: "runner"
        case .agent: "agent"
        case .gate: "gate"
        case .git: "git under the server"
        case .command: "operator's command"
        case .everything: "server, runners and jobs at once"
        case .diskFull: "disk full at a random write"
        case .clock: "clock moved"
        case .tornSpool: "torn end of a spool"
        case .duplicates: "duplicate and reordered notifications"
        case .remoteRefuses: "remote refuses"
        case .remoteHangs: "remote hangs"
        case .remoteLosesAnswer: "remote's answer lost"
        }
    }
}

/// A fault and when: after so many more events of the ledger and so many milliseconds, or when nothing happens any more.
struct PlannedFault: Sendable {
    let fault: Fault
    let events: Int
    let milliseconds: Int
}
