/// Where gates of one name are not the same in every repository that has them.
package struct GateDrift: Equatable, Sendable {
    private var usual: [String: String] = [:]
    private var commands: [String: [String: String]] = [:]

    /// - Parameter repositories: each with its gates.
    package init(_ repositories: [(name: String, gates: [GateConfiguration])]) {
        var counts: [String: [String: Int]] = [:]
        for (name, gates) in repositories {
            for gate in gates {
                counts[gate.name, default: [:]][gate.run, default: 0] += 1
                commands[name, default: [:]][gate.name] = gate.run
            }
        }
        for (gate, runs) in counts {
            guard let most = runs.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value > 1 else { continue }
            usual[gate] = most.key
        }
    }

    /// Whether a repository runs another command under a name that most others agree on.
    package func drifts(_ gate: String, in repository: String) -> Bool {
        guard let usual = usual[gate], let run = commands[repository]?[gate] else { return false }
        return run != usual
    }
}
