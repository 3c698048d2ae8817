import Domain
import Evidence
import Execution
import Foundation
import Gates
import Ledger

/// Runs what is due of a candidate's gates: in clean checkouts, in parallel within the slots, each under the runner.
struct GateStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        guard let candidate = lane.candidate else { return }
        let gates = GateDefinition.gates(repository: context.repository, target: context.target)
        var definitions: [String: GateConfiguration] = [:]
        for gate in gates { definitions[try GateDefinition.digest(gate)] = gate }
        let names = candidate.gates.map { (key: $0.name, name: Self.checkout(lane.id, candidate, $0.name)) }
        // Only a round that was interrupted goes on in its checkouts; one that was asked for begins clean.
        var held: Set<String> = []
        if lane.gatesRequested.isEmpty || lane.gateRuns.contains(where: { $0.endedAt == nil }) {
            held = try await context.station.heldCheckouts(names)
        } else {
            for (_, name) in names { try await context.station.discardCheckout(name) }
        }
        let plan = GateRound(lane: lane, candidate: candidate, held: held)
        // Gates of one checkout run one after the other; checkouts run side by side.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for chain in plan.chains where try await !reuse(chain, plan, candidate) {
                group.addTask { [definitions] in try await run(chain, candidate, definitions) }
            }
            try await group.waitForAll()
        }
    }

    /// Takes earlier results for the same tree and definitions when all of a checkout's gates have one; says so in each. A gate that needs
    /// another sees what that one built, so a checkout is taken whole or run whole.
    private func reuse(_ chain: GateChain, _ plan: GateRound, _ candidate: Candidate) async throws -> Bool {
        guard context.lane.gatesRequested.isEmpty, plan.isFirstRound else { return false }
        let model = await context.conductor.model
        var events: [Event] = []
        for pin in chain.gates {
            guard let (origin, outcome) = GateReuse.find(pin, tree: candidate.tree, repository: context.lane.start.repository, in: model)
            else {
                return false
            }
            var copy = outcome
            copy.reusedFrom = origin
            events.append(.lane(context.lane.id, .gateStarted(candidate: candidate.number, gate: pin.name, attempt: 1, job: "reused")))
            events.append(.lane(context.lane.id, .gateEnded(candidate: candidate.number, gate: pin.name, attempt: 1, copy)))
        }
        try await context.conductor.record(events)
        return true
    }

    private func run(_ chain: GateChain, _ candidate: Candidate, _ definitions: [String: GateConfiguration]) async throws {
        let name = Self.checkout(context.lane.id, candidate, chain.name)
        let folder = try await context.station.acquireCheckout(name, commit: candidate.commit)
        for pin in chain.gates {
            try await run(pin, candidate, definitions[pin.definition], folder)
        }
        try await context.station.discardCheckout(name)
    }

    private func run(_ pin: GatePin, _ candidate: Candidate, _ gate: GateConfiguration?, _ folder: String) async throws {
        let now = await context.current()
        guard !now.isGivenUp, now.attention?.reason != .stopped else { return }
        let runs = now.gateRuns.filter { $0.candidate == candidate.number && $0.gate == pin.name }
        let open = runs.last.flatMap { $0.endedAt == nil ? $0 : nil }
        let execution = GateExecution(
            context: context, pin: pin, candidate: candidate, attempt: open?.attempt ?? runs.count + 1, started: open != nil)
        guard let gate else {
            return try await execution.end(
                GateOutcome(result: .failedToStart, detail: "its definition is no longer in signalbox.yaml"))
        }
        if let missing = await unmet(pin, candidate) {
            return try await execution.end(GateOutcome(result: .skipped, detail: "needs \(missing), which did not pass"))
        }
        // The marker is written when there is a slot: time spent in the queue is not time of the gate.
        try await context.stations.gateSlots.withSlot {
            // A server that goes down starts nothing more, and neither does a lane that was given up while it waited.
            try Task.checkCancellation()
            guard await !context.current().isGivenUp else { return }
            try await execution.run(gate, in: folder)
        }
    }

    /// The name under which a chain holds its checkout.
    static func checkout(_ lane: LaneID, _ candidate: Candidate, _ gate: String) -> String { "\(lane)-c\(candidate.number)-\(gate)" }

    /// A gate that this one needs and that has not passed.
    private func unmet(_ pin: GatePin, _ candidate: Candidate) async -> String? {
        let runs = await context.current().gateRuns.filter { $0.candidate == candidate.number }
        return pin.needs.first { need in runs.last { $0.gate == need }?.outcome?.result != .passed }
    }
}
