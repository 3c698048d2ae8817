package import Domain

/// Gates that run one after the other in one checkout: a gate without needs, and those that build on it.
package struct GateChain: Equatable, Sendable {
    /// The gate without needs; it names the checkout.
    package let name: String
    package let gates: [GatePin]
}

/// What is due of a candidate's gates, in the order in which it can run. Pure.
package struct GateRound: Equatable, Sendable {
    package let chains: [GateChain]
    /// Nothing of this candidate has been started before.
    package let isFirstRound: Bool

    /// - Parameter held: checkouts (by the name of their first gate) that an interrupted round left: what passed there need not run again.
    package init(lane: Lane, candidate: Candidate, held: Set<String> = []) {
        let runs = lane.gateRuns.filter { $0.candidate == candidate.number }
        isFirstRound = runs.isEmpty
        var due = Set(lane.gatesRequested)
        if case .pending(let names) = GateVerdict(pins: candidate.gates, runs: lane.gateRuns, of: candidate.number) { due.formUnion(names) }
        // A gate sees what those before it in its checkout built, so they run again with it.
        let byName = Dictionary(candidate.gates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var open = Array(due)
        while let name = open.popLast() {
            for need in byName[name]?.needs ?? [] where !due.contains(need) {
                let passed = runs.last { $0.gate == need }?.outcome?.result == .passed
                if passed, let pin = byName[need], held.contains(Self.root(of: pin, byName)) { continue }
                due.insert(need)
                open.append(need)
            }
        }
        var chains: [String: [GatePin]] = [:]
        for pin in Self.ordered(candidate.gates) where due.contains(pin.name) {
            chains[Self.root(of: pin, byName), default: []].append(pin)
        }
        // Chains that need something of another chain join it: within one checkout the order is certain.
        self.chains = Self.joined(chains, byName).map { GateChain(name: $0.key, gates: $0.value) }.sorted { $0.name < $1.name }
    }

    private static func root(of pin: GatePin, _ byName: [String: GatePin]) -> String {
        var current = pin
        for _ in 0..<byName.count {
            guard let first = current.needs.first, let next = byName[first] else { break }
            current = next
        }
        return current.name
    }

    /// Gates after all that they need, otherwise as configured.
    private static func ordered(_ pins: [GatePin]) -> [GatePin] {
        var done: Set<String> = []
        var result: [GatePin] = []
        var rest = pins
        while !rest.isEmpty {
            let names = Set(pins.map(\.name))
            guard let index = rest.firstIndex(where: { $0.needs.allSatisfy { done.contains($0) || !names.contains($0) } }) else {
                // A cycle cannot come from a valid configuration; what is in one keeps its place rather than vanish.
                return result + rest
            }
            let pin = rest.remove(at: index)
            done.insert(pin.name)
            result.append(pin)
        }
        return result
    }

    private static func joined(_ chains: [String: [GatePin]], _ byName: [String: GatePin]) -> [String: [GatePin]] {
        var result = chains
        for (name, pins) in chains.sorted(by: { $0.key < $1.key }) {
            for need in pins.flatMap(\.needs) {
                guard let pin = byName[need] else { continue }
                let other = root(of: pin, byName)
                guard other != name, let mine = result[name], let theirs = result[other] else { continue }
                result[other] = ordered(theirs + mine)
                result[name] = nil
            }
        }
        return result
    }
}
