import Domain
import Foundation
import Ledger

/// Prepares the revert of a landed lane as a target and a lane of its own, which the operator decides like any other.
struct RevertStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let definition = try Self.definition(in: context.stations.blobs)
        try await context.conductor.record(by: "signalbox") { model in
            try Self.events(for: context.lane.id, model: model, policy: context.configuration.policy, definition: definition)
        }
    }

    /// Blob of the definition that revert lanes are pinned to; Signalbox itself does the work.
    static func definition(in blobs: BlobStore) throws -> String {
        try blobs.put(JSONEncoder.canonical.encode(AgentConfiguration(name: "revert", adapter: .command)))
    }

    static func events(for id: LaneID, model: ReadModel, policy: PolicyConfiguration, definition: String) throws -> [Event] {
        guard let lane = model.lanes[id], lane.landed != nil else {
            throw DeskError(.refused, "\(id) has not landed; there is nothing to revert")
        }
        if let existing = lane.revertedBy, let revert = model.lanes[existing], !revert.phase.isEnd || revert.phase.isLanded {
            throw DeskError(.refused, "\(existing) already reverts \(id)")
        }
        let start = lane.start
        let target = Target(
            id: model.nextTarget, title: "Revert \(id): \(start.title)", intent: "Take back what \(id) landed.",
            repository: start.repository,
            kind: start.kind, risk: start.risk, reverts: id)
        let revert = LaneStart(
            target: target.id, repository: start.repository, boundary: nil, risk: start.risk, kind: start.kind, title: target.title,
            agent: "revert", definition: definition, attempt: 1, maxTurns: 1,
            // A revert is as large as what it takes back; the operator sees it whole in any case.
            maxFiles: max(policy.maxFiles, lane.candidate?.files.count ?? 0), maxLines: max(policy.maxLines, lane.candidate?.lines ?? 0),
            reverts: id)
        return [.target(target.id, .added(target)), .laneQueued(model.nextLane, revert), .lane(id, .revertPrepared(model.nextLane))]
    }
}

extension JSONEncoder {
    /// Sorted keys, so that equal values give equal bytes.
    static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
