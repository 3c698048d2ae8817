package import Domain
import Execution
import Foundation
import Ledger

extension Desk {
    package func answer(_ id: AskID, _ verdict: Answer.Verdict, message: String, by: String) async throws(DeskError) -> Lane {
        let configuration = await configuration()
        let recorded = try await desk {
            try await conductor.record(by: by) { model in
                guard let lane = model.lane(of: id),
                    let ask = lane.asks.first(where: { $0.id == id })
                else { throw DeskError(.notFound, "there is no \(id) that an agent waits for; signalbox inbox lists what there is") }
                let answer = Answer(verdict: verdict, message: message, by: by)
                if let refusal = Permissions(configuration, lane, state: stations.state).refusal(of: answer, to: ask.ask) {
                    throw DeskError(.refused, "\(id): \(refusal)")
                }
                return [.lane(lane.id, .answered(id, answer))]
            }
        }
        guard let lane = recorded.first.flatMap({ LaneID($0.event.subject) }) else { throw DeskError(.failed, "\(id) was not answered") }
        return try await self.lane(lane)
    }

    package func say(_ id: LaneID, _ text: String, interrupts: Bool, by: String) async throws(DeskError) -> Lane {
        let at = await conductor.now()
        let start = try await lane(id).start
        let agent = try await desk { try PinnedAgent.read(start.definition, in: stations.blobs) }
        return try await record(id, by: by) { lane in
            // With the state as it is when the word is recorded: a turn may begin or end at any moment.
            if let words = Self.deafness(of: lane, agent) { throw DeskError(.refused, words) }
            return [
                .messaged(
                    OperatorMessage(
                        number: lane.messages.count + 1, turn: lane.openTurn?.number, text: text, by: by, interrupts: interrupts, at: at))
            ]
        }
    }

    /// Why a word would not reach the agent, now or with its next turn; nil when it would.
    private static func deafness(of lane: Lane, _ agent: AgentConfiguration) -> String? {
        // The lane itself says that it is too late.
        if lane.phase.isEnd || lane.phase.isLanded { return nil }
        if lane.start.reverts != nil { return "\(lane.id) takes back another lane: no agent works in it" }
        if lane.openTurn != nil, agent.adapter.converses { return nil }
        if agent.content == .intent {
            return "agent '\(lane.start.agent)' of \(lane.id) cannot be spoken to: "
                + "it gets its target's intent and nothing else (content: intent); edit the target"
        }
        guard lane.openTurn != nil else { return nil }
        return
            "agent '\(lane.start.agent)' of \(lane.id) cannot be spoken to while it works; stop it, or wait for its turn's end and use rework"
    }

    /// Ends what runs in every lane that the scope covers.
    package func stop(_ scope: HoldScope, by: String) async throws(DeskError) -> [Lane] {
        let lanes = await conductor.model.unsettledLanes.filter {
            !$0.phase.isEnd && scope.covers($0.start) && !LaneJobs.running($0).isEmpty
        }
        var stopped: [Lane] = []
        for lane in lanes.sorted(by: { $0.id < $1.id }) {
            // One that ends by itself meanwhile is as good as stopped.
            if let lane = try? await stop(lane.id, by: by) { stopped.append(lane) }
        }
        return stopped
    }

    /// Pauses everything that the scope covers, now and until it is resumed.
    package func hold(_ scope: HoldScope, _ paused: Bool, by: String) async throws(DeskError) -> [Lane] {
        _ = try await desk {
            try await conductor.record(by: by) { model in
                guard model.workspace.holds.contains(scope) != paused else { return [] }
                return [.workspace(paused ? .held(scope) : .resumed(scope))]
            }
        }
        if scope == .all, !paused {
            // `resume --all` means all: also what was paused one by one.
            _ = try await desk {
                try await conductor.record(by: by) { model in
                    model.workspace.holds.map { .workspace(.resumed($0)) }
                        + model.unsettledLanes.filter(\.paused).sorted { $0.id < $1.id }.map { .lane($0.id, .resumed) }
                }
            }
        }
        let covered = await conductor.model.unsettledLanes.filter { !$0.phase.isEnd && !$0.phase.isLanded && scope.covers($0.start) }
            .sorted { $0.id < $1.id }
        for lane in covered { try await settleHold(lane) }
        return covered
    }

    /// Stops or continues the process trees of a lane's running jobs, as the state says.
    func settleHold(_ lane: Lane) async throws(DeskError) {
        let held = await conductor.model.hold(on: lane) != nil
        try await desk {
            for name in LaneJobs.running(lane) {
                guard let job = try? await stations.executor.job(name) else { continue }
                if held { try await stations.executor.pause(job) } else { try await stations.executor.resume(job) }
            }
        }
    }

    /// The entries of a transcript as lines of JSON, from a number on, live while the turn or review runs.
    /// - Parameter run: nil means the newest turn.
    package func transcript(_ id: LaneID, _ run: EngagementID?, from: Int, follow: Bool) async throws(DeskError) -> AsyncStream<[UInt8]> {
        let lane = try await lane(id)
        switch run {
        case .turn(let number) where lane.engagement(.turn(number)) == nil: throw DeskError(.notFound, "\(id) has no turn \(number)")
        case .review(let number) where lane.engagement(.review(number)) == nil: throw DeskError(.notFound, "\(id) has no review \(number)")
        // A lane that was just dispatched has its first turn soon.
        case nil where lane.turns.isEmpty && (!follow || lane.phase.isEnd): throw DeskError(.notFound, "\(id) has had no turn yet")
        default: break
        }
        return TranscriptReading(desk: self, lane: id, run: run ?? .turn(lane.turns.last?.number ?? 1), from: from, follow: follow).stream()
    }
}
