package import Domain
import Execution
import Foundation
import Ledger

extension Desk {
    package func markViewed(_ id: LaneID, paths: [String]?, candidate number: Int?, by: String) async throws(DeskError) -> Lane {
        try await recordLooks(id)
        return try await record(id, by: by) { lane in
            try lane.require(candidate: number)
            guard let candidate = lane.candidate else { throw DeskError(.refused, "\(id) has no candidate to look at yet") }
            let wanted = paths ?? candidate.files.map(\.path)
            let marks = try wanted.map { path in
                guard let file = candidate.files.first(where: { $0.path == path }) else {
                    throw DeskError(
                        .notFound, "'\(path)' is not changed by \(id); changed are \(candidate.files.map(\.path).joined(separator: ", "))")
                }
                return ViewedMark(path: file.path, digest: file.digest)
            }
            let new = marks.filter { !lane.viewed.contains($0) }
            return new.isEmpty ? [] : [.viewed(new)]
        }
    }

    package func comment(_ id: LaneID, _ asked: AskedComment, candidate number: Int?, by: String) async throws(DeskError) -> Lane {
        if let line = asked.line, line < 1 { throw DeskError(.usage, "lines count from 1, and there is no line \(line)") }
        let at = await conductor.now()
        return try await record(id, by: by) { lane in
            try lane.require(candidate: number)
            return try lane.remarks([asked], by: by, at: at)
        }
    }

    package func decide(_ id: LaneID, _ asked: AskedDecision, by: String) async throws(DeskError) -> Lane {
        let kind = asked.kind
        let configuration = await configuration()
        try Self.check(asked.reason, of: kind, configuration)
        try await recordLooks(id)
        let at = await conductor.now()
        let lane = try await record(id, by: by) { lane in
            try lane.require(candidate: asked.candidate)
            var decision = Decision(
                kind: kind, reason: asked.reason, message: asked.message, candidate: lane.candidate?.number, by: by, at: at,
                exceptions: asked.accept, pace: Pace(of: lane, kind, configuration.attention, at: at))
            if kind == .override { decision.exceptions += Exceptions.of(lane) }
            return try lane.remarks(asked.comments, by: by, at: at) + [.decided(decision)]
        }
        if kind == .reject || kind == .abandon { try await stopJobs(of: lane) }
        return lane
    }

    package func land(_ id: LaneID, by: String) async throws(DeskError) -> Lane {
        try await record(id, by: by) { _ in [.landRequested] }
    }

    package func rollback(_ id: LaneID, by: String) async throws(DeskError) -> Lane {
        let policy = await configuration().policy
        let recorded = try await desk {
            let definition = try RevertStep.definition(in: stations.blobs)
            return try await conductor.record(by: by) { model in
                guard model.lanes[id] != nil else { throw DeskError(.notFound, "there is no lane \(id)") }
                return try RevertStep.events(for: id, model: model, policy: policy, definition: definition)
            }
        }
        for event in recorded {
            if case .laneQueued(let revert, _) = event.event { return try await lane(revert) }
        }
        throw DeskError(.failed, "the revert of \(id) was not queued")
    }

    package func retry(_ id: LaneID, by: String) async throws(DeskError) -> Lane {
        try await record(id, by: by) { lane in
            if lane.attention?.isAsk == true, let ask = lane.openAsks.first {
                throw DeskError(.refused, "the agent of \(id) waits for the answer to \(ask.id): signalbox answer \(ask.id)")
            }
            return [.retried]
        }
    }

    package func rerunGates(_ id: LaneID, gates: [String], by: String) async throws(DeskError) -> Lane {
        try await record(id, by: by) { lane in
            guard let candidate = lane.candidate else { throw DeskError(.refused, "\(id) has no candidate to run gates on") }
            let names =
                gates.isEmpty
                ? candidate.gates.map(\.name).filter { name in
                    lane.gateRuns.last { $0.candidate == candidate.number && $0.gate == name }?.outcome?.result != .passed
                } : gates
            guard !names.isEmpty else { throw DeskError(.refused, "every gate of \(id) has passed; name the gates to run again") }
            // A turn that added nothing leaves the lane working; its gates belong to the candidate that is there.
            let back: [LaneEvent] =
                lane.phase == .working && lane.openTurn == nil && lane.head != nil ? [.phase(.gating, note: "gates again")] : []
            return back + [.gatesRequested(names)]
        }
    }

    package func stop(_ id: LaneID, by: String) async throws(DeskError) -> Lane {
        let lane = try await lane(id)
        if lane.phase == .gating, lane.gateRuns.contains(where: { $0.endedAt == nil }) {
            // Said first: gates that end by being killed would otherwise be run again.
            _ = try await record(id, by: by) { _ in
                [.needsOperator(.stopped, detail: "its gates were stopped; signalbox lane retry runs them again")]
            }
        }
        if lane.openTurn != nil {
            // The one that speaks with the agent lets it end in its own way, and ends its processes if it does not.
            let stopped = try await record(id, by: by) { lane in lane.openTurn == nil || lane.stopRequested ? [] : [.stopRequested] }
            // Nobody speaks with one that could not be followed.
            if lane.attention?.reason == .internalError { try await stopJobs(of: lane) }
            return stopped
        }
        guard try await stopJobs(of: lane) > 0 else { throw DeskError(.refused, "nothing of \(id) is running") }
        return lane
    }

    package func setPaused(_ id: LaneID, _ paused: Bool, by: String) async throws(DeskError) -> Lane {
        let event: LaneEvent = paused ? .paused : .resumed
        let lane = try await record(id, by: by) { _ in [event] }
        try await settleHold(lane)
        return lane
    }

    /// Ends every running job of a lane; returns how many there were.
    @discardableResult
    private func stopJobs(of lane: Lane) async throws(DeskError) -> Int {
        let names = LaneJobs.running(lane)
        return try await desk {
            var stopped = 0
            for name in names {
                guard let job = try? await stations.executor.job(name) else { continue }
                if case .ended(_) = try await stations.executor.state(job) { continue }
                try await stations.executor.stop(job)
                stopped += 1
            }
            return stopped
        }
    }
}

/// What an override passes over, in words for the ledger and every report.
enum Exceptions {
    static func of(_ lane: Lane) -> [String] {
        var found: [String] = []
        switch lane.verdict {
        case .green: break
        case .none: found.append("no-gates")
        case .red(let names): found.append("gates-red: \(names.joined(separator: ", "))")
        case .flaky(let names): found.append("flaky-gate: \(names.joined(separator: ", "))")
        case .pending(let names): found.append("gates-pending: \(names.joined(separator: ", "))")
        }
        if !lane.unseen.isEmpty { found.append("unseen: \(lane.unseen.joined(separator: ", "))") }
        return found + CandidateCheck(lane: lane).problems.map(\.reason.rawValue)
    }
}
