import Domain
import Foundation
import Ledger

/// The definition that a lane was started with: a lane never changes its agent halfway.
enum PinnedAgent {
    /// The largest definition, in bytes of JSON: instructions and the digests of all files of its skills.
    private static let limit = 16_000_000

    static func read(_ context: StepContext) throws -> AgentConfiguration {
        try read(context.lane.start.definition, in: context.stations.blobs)
    }

    /// - Parameter definition: its blob.
    static func read(_ definition: String, in blobs: BlobStore) throws -> AgentConfiguration {
        let data = try blobs.read(definition, limit: limit)
        return try JSONDecoder().decode(AgentConfiguration.self, from: data)
    }
}
