/// One job of a lane: what it took, and what it would take alone on the machine.
struct Work {
    /// Wall seconds in the measured day.
    let seconds: Double
    /// Processor seconds.
    let cpu: Double
    /// Seconds without any contention: processor time and the pauses that its script asks for, never more than it took.
    let alone: Double
}

/// The work of one lane, in the order in which it has to happen.
struct LaneWork {
    let lane: String
    var target = ""
    var repository = ""
    var boundary: String?
    var turns: [Work] = []
    /// Gates by round (a candidate's attempt), each with the gates that it needs.
    var gates: [String: [String: (work: Work, needs: [String])]] = [:]
    var deliveries: [Work] = []
    var hasLanded = false
    var isRevert = false

    var all: [Work] { turns + gates.values.flatMap { $0.values.map(\.work) } + deliveries }

    /// Turns one after the other, and of each round of gates the longest way through what needs what.
    var secondsToLand: Double { turns.reduce(0) { $0 + $1.alone } + gates.values.reduce(0) { $0 + Self.longest($1) } }

    var secondsAfterLanding: Double { deliveries.reduce(0) { $0 + $1.alone } }

    private static func longest(_ round: [String: (work: Work, needs: [String])]) -> Double {
        func end(_ name: String, _ above: Set<String>) -> Double {
            guard let gate = round[name], !above.contains(name) else { return 0 }
            return gate.work.alone + (gate.needs.map { end($0, above.union([name])) }.max() ?? 0)
        }
        return round.keys.map { end($0, []) }.max() ?? 0
    }
}
