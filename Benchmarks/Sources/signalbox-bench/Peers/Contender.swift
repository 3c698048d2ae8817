/// A program that does some of the works.
protocol Contender {
    var name: String { get }
    /// Does all that it can of them, in a fresh room.
    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure]
}

/// One that was installed from the Python index.
protocol Peer: Contender {
    /// Where its programs are.
    var bin: String { get }
}

/// How much work.
struct PeerScale {
    var branches = 50
    var sessions = 12
}

/// One thing that every contender is asked for.
enum PeerWork: String, CaseIterable {
    /// From ready branches to all of them on the remote's branch, one after the other as they were enqueued.
    case land = "land ready branches"
    /// The same, the work that makes the branches included.
    case whole = "from nothing to landed"
    case spawn = "spawn sessions"
    case list = "list sessions"
    case start = "start to first answer"
    case question = "a command that asks for the state"
    case memory = "idle memory (PSS of all processes)"

    var unit: Row.Unit {
        switch self {
        case .land, .whole, .spawn: .seconds
        case .list, .start, .question: .milliseconds
        case .memory: .mebibytes
        }
    }
}

/// What a contender took for a work, or why it did not do it.
struct PeerFigure {
    enum Outcome {
        case measured(Double)
        case absent(String)
    }
    let work: PeerWork
    /// What tells two figures of one contender for one work apart.
    var way = ""
    let outcome: Outcome

    static func took(_ work: PeerWork, _ value: Double, _ way: String = "") -> PeerFigure {
        PeerFigure(work: work, way: way, outcome: .measured(value))
    }
    static func not(_ work: PeerWork, _ why: String) -> PeerFigure { PeerFigure(work: work, outcome: .absent(why)) }
}

/// Seconds that something takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let begin = ContinuousClock.now
    try work()
    return (ContinuousClock.now - begin).seconds
}
