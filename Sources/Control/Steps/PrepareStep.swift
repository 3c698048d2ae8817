import Domain
import Execution
import Foundation

/// Gives a lane its worktree on a fresh base, its branch and its ports, and runs the setup command.
struct PrepareStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        var place = lane.workplace
        if place == nil {
            let head = try await context.station.sync(conductor: context.conductor)
            let branch = BranchName.make(target: lane.start.target, attempt: lane.start.attempt, title: lane.start.title)
            let made = try await context.station.acquireWorktree(lane: lane.id, base: head, branch: branch)
            let state = context.stations.state.root.path
            // The ports are chosen and recorded in one go: another lane is prepared at the same time.
            try await context.conductor.record(by: "signalbox") { model in
                [
                    .lane(
                        lane.id,
                        .prepared(
                            Workplace(path: made.path, branch: branch, base: made.base, port: PortBlock.free(in: model, place: state)))
                    )
                ]
            }
            place = await context.current().workplace
        }
        if let setup = context.repository.setup, let place {
            let jobs = JobFactory(
                StepContext(
                    lane: await context.current(), target: context.target, repository: context.repository,
                    configuration: context.configuration,
                    station: context.station, stations: context.stations, conductor: context.conductor))
            let attempt = lane.setups.count + 1
            let job = try await jobs.run(
                jobs.spec(
                    "setup-\(attempt)", argv: ["/bin/sh", "-c", setup.run], folder: place.path, timeout: setup.timeoutSeconds,
                    extra: setup.environment))
            let ended = LaneEvent.setupEnded(
                job: jobs.name("setup-\(attempt)"), passed: job.succeeded, detail: "\(job.outcome.reason)", log: job.log)
            // In one go with what follows from it, so that a server that dies here does not run the setup twice.
            if job.succeeded { return try await context.record(ended, .phase(.working, note: "")) }
            return try await context.record(
                ended, .needsOperator(.setupFailed, detail: "setup \(job.outcome.reason): \(job.tail.suffix(300))"))
        }
        try await context.record(.phase(.working, note: ""))
    }
}

/// The name of a lane's branch: `signalbox/t-12-slug`, and `signalbox/t-12-slug-2` for a second attempt.
enum BranchName {
    static func make(target: TargetID, attempt: Int, title: String) -> String {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var slug = ""
        for word in words where slug.count + word.count < 40 { slug += slug.isEmpty ? String(word) : "-\(word)" }
        let name = "signalbox/\(target.description.lowercased())\(slug.isEmpty ? "" : "-\(slug)")"
        return attempt > 1 ? "\(name)-\(attempt)" : name
    }
}

/// Blocks of ten ports for lanes.
enum PortBlock {
    static let first = 21_000
    static let last = 31_990

    /// The first block that no open lane holds.
    ///
    /// - Parameter place: where the search begins is made of this text, so that two workspaces on one machine do not give out the same blocks.
    static func free(in model: ReadModel, place: String = "") -> Int {
        let taken = Set(model.unsettledLanes.filter { !$0.phase.isEnd && !$0.released }.compactMap { $0.workplace?.port })
        let blocks = (last - first) / 10 + 1
        // FNV-1a; any spread would do: nothing depends on the value but where the search begins.
        let spread = place.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let start = place.isEmpty ? 0 : Int(spread % UInt64(blocks))
        return (0..<blocks).lazy.map { first + (start + $0) % blocks * 10 }.first { !taken.contains($0) } ?? first
    }
}
