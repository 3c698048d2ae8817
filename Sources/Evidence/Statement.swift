package import Domain
import Foundation

/// What the runner saw of one gate's execution: the evidence. Agents cannot write one.
package struct Statement: Codable, Equatable, Sendable {
    /// Version of this form.
    package var version = 1
    package var lane: LaneID
    package var repository: String
    package var candidate: Int
    package var commit: String
    package var tree: String
    package var gate: String
    package var stage: GateStage
    /// SHA-256 of the gate's definition.
    package var definition: String
    package var command: String
    package var attempt: Int
    package var result: GateResult
    package var exitCode: Int?
    package var counts: TestCounts?
    package var startedAt: Timestamp
    package var endedAt: Timestamp
    /// SHA-256 of the redacted output.
    package var log: String?

    package init(
        lane: LaneID, repository: String, candidate: Int, commit: String, tree: String, gate: String, stage: GateStage,
        definition: String, command: String, attempt: Int, result: GateResult, exitCode: Int?, counts: TestCounts?,
        startedAt: Timestamp, endedAt: Timestamp, log: String?
    ) {
        self.lane = lane
        self.repository = repository
        self.candidate = candidate
        self.commit = commit
        self.tree = tree
        self.gate = gate
        self.stage = stage
        self.definition = definition
        self.command = command
        self.attempt = attempt
        self.result = result
        self.exitCode = exitCode
        self.counts = counts
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.log = log
    }

    /// The bytes whose SHA-256 names the statement: JSON with sorted keys.
    package func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
