package import Domain
import Execution
import Foundation
import Ledger

/// What a lane's agent can ask of the loop: one value for each lane. The surface of the tools calls this and nothing deeper.
///
/// Whatever an agent writes is kept as its word and decides nothing. A call that is made again, in the same words and turn, comes to the same.
package struct LaneDesk: Sendable {
    package let id: LaneID
    let desk: Desk
    let tries: GateTries
    /// One import of the lane's commits at a time.
    let importing = Semaphore(1)

    init(_ id: LaneID, _ desk: Desk, _ tries: GateTries) {
        self.id = id
        self.desk = desk
        self.tries = tries
    }

    var conductor: Conductor { desk.conductor }
    var stations: Stations { desk.stations }

    func lane() async throws(DeskError) -> Lane { try await desk.lane(id) }

    /// The lane with its running turn.
    func running() async throws(DeskError) -> (lane: Lane, turn: Turn) { try Self.running(id, await conductor.model) }

    static func running(_ id: LaneID, _ model: ReadModel) throws(DeskError) -> (lane: Lane, turn: Turn) {
        guard let lane = model.lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
        guard let turn = lane.openTurn else { throw DeskError(.refused, "no turn of \(id) is running") }
        return (lane, turn)
    }

    func target(of lane: Lane) async -> Target {
        await conductor.model.targets[lane.start.target]
            ?? Target(
                id: lane.start.target, title: lane.start.title, intent: "", repository: lane.start.repository,
                boundary: lane.start.boundary, kind: lane.start.kind, risk: lane.start.risk)
    }

    func context(_ lane: Lane) async throws(DeskError) -> StepContext {
        let configuration = await desk.configuration()
        let model = await conductor.model
        guard let repository = configuration.repository(lane.start.repository) else {
            throw DeskError(.usage, "repository '\(lane.start.repository)' is no longer in signalbox.yaml")
        }
        return StepContext(
            lane: lane, target: model.targets[lane.start.target], repository: repository, configuration: configuration,
            station: try await desk.station(of: lane), stations: stations, conductor: conductor)
    }
}

/// Makes the desks of all lanes; they share what must be known of all of them.
package struct LaneDesks: Sendable {
    private let desk: Desk
    private let tries = GateTries()

    package init(_ desk: Desk) { self.desk = desk }

    package func desk(of lane: LaneID) -> LaneDesk { LaneDesk(lane, desk, tries) }

    package func desk(of lane: LaneID, review: Int) -> ReviewDesk { ReviewDesk(id: lane, review: review, desk: desk) }

    /// The folder of a socket, with every folder above it.
    package func toolFolder(of holder: ToolHolder) throws -> String {
        let state = desk.stations.state
        let places =
            switch holder {
            case .lane(let lane): LanePlaces(state: state, lane: lane)
            case .review(let lane, let number): LanePlaces(state: state, lane: lane, review: number)
            }
        try places.makeTools()
        return places.tools.path
    }

    /// Lanes with an agent or reviewers at work.
    package func lanesAtWork() async -> Set<LaneID> {
        Set(await desk.conductor.model.unsettledLanes.filter { !ToolHolder.atWork($0).isEmpty }.map(\.id))
    }

    /// Lanes that something was recorded of, from now on, until the ledger is closed; the first value comes when nothing can be missed any more.
    ///
    /// It reads the ledger at its own pace and is never cut off, however many events come at once: a server whose lanes get no tools any more is none.
    package func changes() -> AsyncStream<LaneID?> {
        let ledger = desk.conductor.ledger
        let start = ledger.head.size
        let (stream, continuation) = AsyncStream<LaneID?>.makeStream()
        let task = Task {
            continuation.yield(nil)
            var last = start
            var isOpen = true
            while isOpen, !Task.isCancelled {
                do {
                    for try await events in ledger.feed(after: last) {
                        for event in events {
                            if case .lane(let id, _) = event.event { continuation.yield(id) }
                            last = event.sequence
                        }
                    }
                    isOpen = false
                } catch {
                    // The disk, or descriptors that are used up: it may be better soon.
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }

    /// Those of a lane that are to have a socket now.
    package func holders(of lane: LaneID) async -> Set<ToolHolder> { await desk.conductor.model.lanes[lane].map(ToolHolder.atWork) ?? [] }

    /// Ends what a lane's agent began by its tools and cannot see the end of.
    package func turnEnded(_ lane: LaneID) async {
        for job in await desk.stations.executor.jobs() where GateTry.isTry(job.id, of: lane) {
            try? await desk.stations.executor.stop(job)
        }
    }
}
