package import Domain
import Execution
import Foundation
import Ledger
import Reports

/// The loop as an operator sees it. Checks what is asked against the state, records it, and leaves the doing to the conductor.
package struct Desk: OperatorDesk {
    let conductor: Conductor
    let stations: Stations
    let source: any WorkspaceSource
    let indexer: SearchIndexer
    let looks: LookWeigher
    let notifier: Notifier
    private let keeper = StandingsKeeper()

    /// - Parameter start: now; what was looked at before is counted already.
    package init(
        conductor: Conductor, stations: Stations, source: any WorkspaceSource, indexer: SearchIndexer, notifier: Notifier, start: Timestamp
    ) {
        self.indexer = indexer
        self.notifier = notifier
        self.conductor = conductor
        self.stations = stations
        self.source = source
        looks = LookWeigher(start: start)
    }

    // MARK: Reading

    // Of the ledger itself, here and below: who asks does not wait until the loop has planned.
    package func model() async -> ReadModel { conductor.ledger.model }

    package func standings() async -> LaneStandings {
        let state = StandingsKeeper.State(
            events: conductor.ledger.size, activities: stations.activities.clock, configuration: conductor.configurationNumber)
        return keeper.standings(state, stations.activities) { conductor.planner() }
    }

    /// The configuration in force; an edit of the file is taken at the next question.
    package func configuration() async -> WorkspaceConfiguration {
        let current = await source.current()
        if await conductor.configuration != current {
            await stations.repositories.use(current)
            await conductor.use(current)
        }
        return current
    }

    package func summary() async -> DeskSummary {
        _ = await configuration()
        var summary = DeskSummary(
            events: conductor.ledger.size, stateFolder: stations.state.root.path, configurationProblems: await source.problems())
        switch stations.sandbox {
        case .available(let tool): summary.sandbox = tool.kind.rawValue
        case .unavailable(let reason): summary.sandboxProblem = reason
        }
        return summary
    }

    package func waitingFor(_ id: LaneID) async -> String? {
        let planner = conductor.planner()
        return planner.model.lanes[id].flatMap { Self.waiting($0, planner) }
    }

    static func waiting(_ lane: Lane, _ planner: LanePlanner) -> String? {
        guard !lane.phase.isEnd else { return nil }
        switch planner.step(lane) {
        case .review: return ReviewPlan.words(lane, now: planner.now)
        case .wait(let reason), .waitUntil(_, let reason), .waitForHost(let reason): return reason
        default: return nil
        }
    }

    package func day(at moment: Timestamp) async -> String { LocalDay.name(of: moment, zone: await configuration().timeZone) }

    package func now() async -> Timestamp { await conductor.now() }

    package func day(_ name: String?) async throws(DeskError) -> DayWindow {
        let zone = await configuration().timeZone
        do {
            return try LocalDay.window(named: name, zone: zone, now: await conductor.now())
        } catch {
            throw DeskError(.usage, "\(error)")
        }
    }

    package func next(limit: Int) async -> [RankedTarget] {
        let ranking = TargetRanking(model: await conductor.model, configuration: await configuration())
        return Array(ranking.ranked(now: await conductor.now()).prefix(limit))
    }

    package func events(after sequence: Int64) async -> AsyncStream<RecordedEvent> {
        let feed = conductor.ledger.feed(after: sequence)
        return PacedStream.make { await PacedStream.tell(feed, $0) }
    }

    func lane(_ id: LaneID) async throws(DeskError) -> Lane {
        guard let lane = await conductor.model.lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
        return lane
    }

    func station(of lane: Lane) async throws(DeskError) -> RepositoryStation {
        guard let repository = await configuration().repository(lane.start.repository) else {
            throw DeskError(.usage, "repository '\(lane.start.repository)' is no longer in signalbox.yaml")
        }
        return try await desk { try await stations.repositories.station(repository) }
    }

    /// Runs something that throws whatever a room throws, and says it as the desk's own error.
    func desk<Value: Sendable>(_ body: () async throws -> Value) async throws(DeskError) -> Value {
        do {
            return try await body()
        } catch let error as DeskError {
            throw error
        } catch LedgerError.refused(let message) {
            throw DeskError(.refused, message)
        } catch let error as LaneRefusal {
            throw DeskError(.refused, error.description)
        } catch {
            throw DeskError(.failed, "\(error)")
        }
    }

    /// Records events of one lane and returns it as it then is.
    func record(_ id: LaneID, by: String, _ make: @escaping @Sendable (Lane) throws -> [LaneEvent]) async throws(DeskError) -> Lane {
        _ = try await desk {
            try await conductor.record(by: by) { model in
                guard let lane = model.lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
                return try make(lane).map { .lane(id, $0) }
            }
        }
        return try await lane(id)
    }
}
