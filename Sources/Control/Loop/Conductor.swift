package import Domain
import Execution
package import Ledger
package import Logging
import Synchronization

/// Moves every lane through its phases: plans from the read model, executes one step per lane at a time, writes what happened, plans again.
///
/// There is no state here that a restart would lose: what is in flight is found again from the ledger and the spools, and every step
/// can be executed a second time.
package actor Conductor {
    package let ledger: LedgerStore
    package let stations: Stations
    private let settings: Mutex<(configuration: WorkspaceConfiguration, number: Int)>
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger
    private let wakeups: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    /// Lanes with a step under way: nobody plans for them until it ends.
    private var inFlight: Set<LaneID> = []
    /// Lanes whose step failed and is tried again by itself, until then.
    private var resting: Set<LaneID> = []
    /// Lanes whose last step failed. A git that was killed or a network that was away is nothing to ask anybody about: only what fails twice is.
    private var stumbled: Set<LaneID> = []
    /// Numbers given to pull requests that are being published and are not in the ledger yet.
    private var reserved: [String: [LaneID: Int]] = [:]
    /// When the conductor wakes by itself, for lanes that wait for a moment.
    private var alarm: (at: Timestamp, task: Task<Void, Never>)?
    /// Who wants to know when something of a lane was recorded.
    private var observers: [LaneID: [Int: AsyncStream<Void>.Continuation]] = [:]
    private var nextObserver = 0
    private var spending: SpendKeeper

    package init(
        ledger: LedgerStore, stations: Stations, configuration: WorkspaceConfiguration, logger: Logger,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.ledger = ledger
        self.stations = stations
        settings = Mutex((configuration, 0))
        spending = SpendKeeper(zone: configuration.timeZone)
        self.logger = logger
        self.clock = clock
        (wakeups, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func use(_ configuration: WorkspaceConfiguration) {
        if configuration.timeZone != self.configuration.timeZone { spending = SpendKeeper(zone: configuration.timeZone) }
        settings.withLock { $0 = (configuration, $0.number + 1) }
        wake.yield()
    }

    package var configuration: WorkspaceConfiguration { settings.withLock { $0.configuration } }
    /// Another one with each configuration that is taken.
    nonisolated var configurationNumber: Int { settings.withLock { $0.number } }

    package func now() -> Timestamp { clock() }
    package var model: ReadModel { ledger.model }

    /// Appends events, all or none, and plans again.
    @discardableResult
    package func record(_ events: [Event], by actor: String = "signalbox") throws -> [RecordedEvent] {
        guard !events.isEmpty else { return [] }
        CrashPoint.before(events)
        let recorded = try ledger.append(events.map { (actor: actor, event: $0) }, at: clock())
        CrashPoint.after(events)
        spending.saw(events)
        settleNumbers(events)
        wake.yield()
        notify(events)
        return recorded
    }

    /// Makes events from the state as it is now and appends them, with nothing in between.
    @discardableResult
    package func record(by actor: String, _ make: (ReadModel) throws -> [Event]) throws -> [RecordedEvent] {
        try record(make(ledger.model), by: actor)
    }

    /// Does something small with the state as it is: nothing is recorded until it is done.
    func undisturbed<Result>(_ body: (ReadModel) throws -> Result) rethrows -> Result { try body(ledger.model) }

    /// Asks what was used so far, by every turn of the ledger.
    ///
    /// - Parameters:
    ///   - now: the moment whose day is asked about.
    ///   - ask: gets the book, the state and the day's name.
    func spend<Answer: Sendable>(at now: Timestamp, _ ask: (SpendBook, ReadModel, String) -> Answer) -> Answer {
        let model = ledger.model
        let day = spending.day(now)
        return ask(spending.book(model), model, day)
    }

    /// Wakes whenever something of the lane, or a hold, was recorded. Wakings are not counted: look at everything after each.
    func changes(of lane: LaneID) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        nextObserver += 1
        let number = nextObserver
        observers[lane, default: [:]][number] = continuation
        continuation.onTermination = { [weak self] _ in Task { await self?.forget(lane, number) } }
        return stream
    }

    private func forget(_ lane: LaneID, _ observer: Int) {
        observers[lane]?[observer] = nil
        if observers[lane]?.isEmpty == true { observers[lane] = nil }
    }

    private func notify(_ events: [Event]) {
        stations.activities.recorded(events)
        guard !observers.isEmpty else { return }
        for event in events {
            switch event {
            case .lane(let id, _): observers[id]?.values.forEach { $0.yield() }
            case .workspace(.held), .workspace(.resumed): observers.values.forEach { $0.values.forEach { $0.yield() } }
            default: break
            }
        }
    }

    /// The number of a new pull request. Two lanes that publish at once get two numbers, and the same lane gets the same one again.
    func reservePullRequest(_ repository: String, _ lane: LaneID) -> Int {
        if let mine = reserved[repository]?[lane] { return mine }
        let taken = (reserved[repository]?.values.max() ?? 0) + 1
        let number = max(taken, ledger.model.nextPullRequest(in: repository))
        reserved[repository, default: [:]][lane] = number
        return number
    }

    /// A number that is in the ledger, or that nobody will use, need not be remembered.
    private func settleNumbers(_ events: [Event]) {
        guard !reserved.isEmpty else { return }
        for event in events {
            guard case .lane(let id, let event) = event, let repository = ledger.model.lanes.repository(of: id) else { continue }
            switch event {
            case .published, .phase(.abandoned, _), .phase(.rejected, _): reserved[repository]?[id] = nil
            default: continue
            }
            if reserved[repository]?.isEmpty == true { reserved[repository] = nil }
        }
    }

    /// Runs until it is cancelled. A cancelled conductor starts nothing more; jobs go on under their runners.
    package func run() async {
        await LaneRemains(stations).sweep(ledger.model)
        wake.yield()
        await withDiscardingTaskGroup { group in
            for await _ in wakeups {
                for (lane, step) in plan() {
                    group.addTask { await self.perform(step, lane) }
                }
            }
            group.cancelAll()
        }
    }

    /// Ends ``run()``.
    package func finish() { wake.finish() }

    /// Records every step that is nothing but a marker, and returns those that need work, marked as in flight.
    private func plan() -> [(LaneID, LaneStep)] {
        var work: [(LaneID, LaneStep)] = []
        let ids = ledger.model.unsettledVersions.filter { Self.canMove($0.lane) }.map(\.lane.id).sorted()
        var again = true
        while again {
            again = false
            var planner = planner(admitting: true)
            for id in ids where !inFlight.contains(id) && !resting.contains(id) {
                while let lane = planner.model.lanes[id] {
                    let step = planner.step(lane)
                    guard let markers = Self.markers(step, lane) else {
                        if waits(step) { break }
                        inFlight.insert(id)
                        work.append((id, step))
                        break
                    }
                    guard recordMarkers(markers, id) else { break }
                    // A marker changes what there is room for: the lanes before this one are looked at once more.
                    planner = self.planner(admitting: true)
                    again = true
                }
            }
        }
        return work
    }

    /// Whether a step is to wait; what ends by the clock or by the machine wakes the conductor again.
    private func waits(_ step: LaneStep) -> Bool {
        switch step {
        case .wait: return true
        case .waitUntil(let moment, _): ring(at: moment)
        case .waitForHost: ring(at: Timestamp(milliseconds: clock().milliseconds + 2_000))
        default: return false
        }
        return true
    }

    /// Plans again at a moment, unless that happens sooner in any case.
    private func ring(at moment: Timestamp) {
        let now = clock()
        if let set = alarm, set.at <= moment, set.at > now { return }
        alarm?.task.cancel()
        let task = Task { [wake] in
            try? await Task.sleep(for: .milliseconds(max(0, moment.milliseconds - now.milliseconds)))
            wake.yield()
        }
        alarm = (moment, task)
    }

    /// The planner of this moment. Also for questions about why a lane waits, which do not wait for the loop.
    ///
    /// - Parameter admitting: whether lanes that it finds room for begin.
    nonisolated func planner(admitting: Bool = false) -> LanePlanner {
        let now = clock()
        let configuration = settings.withLock { $0.configuration }
        return LanePlanner(
            model: ledger.model, configuration: configuration, now: now,
            crowded: stations.host.crowded(ledger.model, configuration, now: now, admitting: admitting))
    }

    /// Whether anything can still happen to a lane by itself.
    private static func canMove(_ lane: Lane) -> Bool {
        !lane.phase.isEnd || lane.revertedBy != nil || (lane.workplace != nil && !lane.released)
    }

    private func recordMarkers(_ markers: [LaneEvent], _ lane: LaneID) -> Bool {
        do {
            try record(markers.map { .lane(lane, $0) })
            return true
        } catch {
            logger.error("\(lane): \(error)")
            rest(lane, for: .seconds(5))
            return false
        }
    }

    private static func markers(_ step: LaneStep, _ lane: Lane) -> [LaneEvent]? {
        switch step {
        case .enter(let phase): [.phase(phase, note: "")]
        case .ask(let reason, let detail): [.needsOperator(reason, detail: detail)]
        case .clear(let reason): [.cleared(reason)]
        case .voidDecision(let reason): [.decisionVoided(reason)]
        case .sendBack(let note): [.phase(.working, note: note)]
        case .confirmRed(let gates): [.gatesRequested(gates)]
        case .carryDecision(let from, let to, let files): [.decisionCarried(from: from, to: to, files: files)]
        default: nil
        }
    }

    private func perform(_ step: LaneStep, _ id: LaneID) async {
        let planned = ledger.model.lanes[id]
        do {
            guard let lane = planned else { return }
            try await stations.perform(step, lane, conductor: self)
            stumbled.remove(id)
        } catch is CancellationError {
            // The server is going down. Whatever was started goes on under its runner and is picked up again.
        } catch  where Self.isShutdown(error) {
            // As above: what fails because the server is going down says nothing about the lane.
        } catch LedgerError.refused(let refusal) where ledger.model.lanes[id] != planned {
            // The lane was changed while the step ran (stopped, abandoned): what the step found no longer fits, and planning decides anew.
            logger.notice("\(id): \(refusal)")
        } catch {
            logger.error("\(id): \(step): \(error)")
            if stumbled.insert(id).inserted {
                rest(id, for: .seconds(2))
            } else {
                stumbled.remove(id)
                ask(id, about: error)
            }
        }
        inFlight.remove(id)
        wake.yield()
    }

    /// Records that a lane needs its operator because of an error.
    private func ask(_ id: LaneID, about error: any Error) {
        do {
            let standing = ledger.model.lanes[id]?.attention
            if standing?.reason != .internalError || standing?.detail != "\(error)" {
                try record([.lane(id, .needsOperator(.internalError, detail: "\(error)"))])
            }
        } catch {
            // Not even the ledger could be written.
            logger.error("\(id): could not be recorded: \(error)")
            rest(id, for: .seconds(5))
        }
    }

    private static func isShutdown(_ error: any Error) -> Bool {
        if case ExecutionError.cancelled = error { return true }
        return Task.isCancelled
    }

    /// Leaves a lane alone for a while, until what kept it from going on may have passed.
    private func rest(_ lane: LaneID, for time: Duration) {
        resting.insert(lane)
        Task {
            try? await Task.sleep(for: time)
            self.resume(lane)
        }
    }

    private func resume(_ lane: LaneID) {
        resting.remove(lane)
        wake.yield()
    }
}
