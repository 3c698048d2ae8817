import Domain
import Foundation
import Ledger

/// The definition that a lane was started with: a lane never changes its agent halfway.
enum PinnedAgent {
    static func read(_ context: StepContext) throws -> AgentConfiguration {
        let data = try context.stations.blobs.read(context.lane.start.definition, limit: 16_000_000)
        return try JSONDecoder().decode(AgentConfiguration.self, from: data)
    }
}
