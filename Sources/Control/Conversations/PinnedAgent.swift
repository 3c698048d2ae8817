import Domain
import Foundation
import Ledger

/// The definition that a lane was started with: a lane never changes its agent halfway.
enum PinnedAgent {
    /// The largest definition, in bytes of JSON: instructions and the digests of all files of its skills.
    static let limit = 16_000_000

    static func read(_ context: StepContext) throws -> AgentConfiguration {
        let data = try context.stations.blobs.read(context.lane.start.definition, limit: limit)
        return try JSONDecoder().decode(AgentConfiguration.self, from: data)
    }
}
