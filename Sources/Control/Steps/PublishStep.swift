import Domain
import Evidence
import Forges
import Foundation
import Git
import Ledger

/// Opens the lane's pull request, or brings it up to date, with the Verification block rendered from evidence.
struct PublishStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        guard let candidate = lane.candidate, let target = context.target else { throw DeskError(.failed, "\(lane.id) has no candidate") }
        let block = try Verification(context.stations.blobs).block(lane)
        let body = PullRequestBody.render(target: target, lane: lane, block: block)
        let number: Int
        if let existing = lane.pullRequest {
            number = existing
        } else {
            number = await context.conductor.reservePullRequest(lane.start.repository, lane.id)
        }
        try await LocalForge(mirror: context.station.mirror).publish(
            number: number, head: context.station.object(candidate.head), candidate: context.station.object(candidate.commit))
        try await context.record(
            .published(
                number: number, candidate: candidate.number, body: try context.stations.blobs.put(text: body),
                block: try context.stations.blobs.put(text: block)))
    }
}
