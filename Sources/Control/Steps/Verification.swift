import Domain
import Evidence
import Foundation
import Ledger

/// Renders a lane's Verification block from the stored statements, and compares a published one with them.
struct Verification: Sendable {
    private let blobs: BlobStore

    init(_ blobs: BlobStore) { self.blobs = blobs }

    /// The block as the evidence has it now. The commands come from the statements, not from today's configuration.
    func block(_ lane: Lane) throws -> String {
        guard let candidate = lane.candidate else { return "" }
        var commands: [String: String] = [:]
        for run in lane.gateRuns where run.candidate == candidate.number {
            guard let digest = run.outcome?.statement else { continue }
            commands[run.gate] = try statement(digest).command
        }
        return VerificationBlock.render(lane: lane, commands: commands)
    }

    func statement(_ digest: String) throws -> Statement {
        try JSONDecoder().decode(Statement.self, from: blobs.read(digest, limit: 1_000_000))
    }

    /// Why the lane's evidence does not carry its landing; nil when it does.
    func problem(_ lane: Lane) throws -> String? {
        guard let published = lane.publishedBlock else { return "the pull request has no Verification block" }
        let shown = String(decoding: try blobs.read(published, limit: 16_000_000), as: UTF8.self)
        guard shown == (try block(lane)) else { return "the pull request's Verification block is not what the evidence says" }
        for run in lane.gateRuns where run.candidate == lane.candidate?.number && run.outcome?.result == .passed {
            guard let digest = run.outcome?.statement else { return "gate \(run.gate) passed without a statement" }
            let statement = try statement(digest)
            guard statement.result == .passed, statement.tree == run.tree, statement.definition == run.definition else {
                return "the statement of gate \(run.gate) is about another tree, definition or result"
            }
        }
        return nil
    }
}
