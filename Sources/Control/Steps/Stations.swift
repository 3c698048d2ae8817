import Domain
package import Execution
package import Ledger

/// What the steps of the loop work with. One value, handed to every step.
package struct Stations: Sendable {
    package let repositories: RepositoryRegistry
    package let executor: LocalExecutor
    package let blobs: BlobStore
    package let transcripts: TranscriptStore
    package let state: StateFolder
    /// Whether this machine can hold agents inside their lanes.
    package let sandbox: SandboxProbe.Result
    let host = HostRoom()
    /// What agents are doing now.
    let activities = ActivityBoard()
    let touched = TouchedBook()
    let inspections = InspectionMemory()
    /// One collection at a time.
    let collecting = Semaphore(1)
    /// The server's own environment; jobs get the allowed part of it.
    package let environment: [String: String]
    /// This program, for the agents that are part of it.
    package let executable: String
    package let ledgerCheck: LedgerCheckProcess
    package let gateSlots: Semaphore

    package init(
        repositories: RepositoryRegistry, executor: LocalExecutor, blobs: BlobStore, transcripts: TranscriptStore, state: StateFolder,
        sandbox: SandboxProbe.Result,
        environment: [String: String],
        executable: String, ledgerCheck: LedgerCheckProcess, gateSlots: Semaphore
    ) {
        self.repositories = repositories
        self.executor = executor
        self.blobs = blobs
        self.transcripts = transcripts
        self.state = state
        self.sandbox = sandbox
        self.environment = environment
        self.executable = executable
        self.ledgerCheck = ledgerCheck
        self.gateSlots = gateSlots
    }

    /// Executes a step. Everything it did is recorded when it returns; executing it again changes nothing more.
    func perform(_ step: LaneStep, _ lane: Lane, conductor: Conductor) async throws {
        let configuration = await conductor.configuration
        guard let repository = configuration.repository(lane.start.repository) else {
            throw DeskError(
                .usage, "repository '\(lane.start.repository)' is no longer in signalbox.yaml; put it back, then retry \(lane.id)")
        }
        let context = StepContext(
            lane: lane, target: await conductor.model.targets[lane.start.target], repository: repository, configuration: configuration,
            station: try await repositories.station(repository), stations: self, conductor: conductor)
        switch step {
        case .prepare: try await PrepareStep(context).run()
        case .turn(let cause): try await TurnStep(context).run(cause)
        case .buildCandidate: try await CandidateStep(context).run()
        case .runGates: try await GateStep(context).run()
        case .review(let withoutRoom): try await ReviewStep(context).run(withoutRoom: withoutRoom)
        case .publish: try await PublishStep(context).run()
        case .land: try await LandStep(context).run()
        case .release: try await ReleaseStep(context).run()
        case .deploy: try await DeliveryStepRunner(context).deploy()
        case .smoke: try await DeliveryStepRunner(context).smoke()
        case .prepareRevert: try await RevertStep(context).run()
        case .enter, .ask, .clear, .wait, .waitUntil, .waitForHost, .confirmRed, .sendBack, .carryDecision, .voidDecision: break
        }
    }
}

/// What a step knows about the lane it works for.
///
/// A class, though nothing of it changes: a lane and a configuration are large values, and every function that waits would keep copies of
/// them for as long as an agent works (130 KB for each lane, measured).
final class StepContext: Sendable {
    /// As it was when the step was planned; ``current()`` reads it again.
    let lane: Lane
    let target: Target?
    let repository: RepositoryConfiguration
    let configuration: WorkspaceConfiguration
    let station: RepositoryStation
    let stations: Stations
    let conductor: Conductor

    init(
        lane: Lane, target: Target?, repository: RepositoryConfiguration, configuration: WorkspaceConfiguration, station: RepositoryStation,
        stations: Stations, conductor: Conductor
    ) {
        self.lane = lane
        self.target = target
        self.repository = repository
        self.configuration = configuration
        self.station = station
        self.stations = stations
        self.conductor = conductor
    }

    func record(_ events: LaneEvent...) async throws {
        try await conductor.record(events.map { .lane(lane.id, $0) })
    }

    func current() async -> Lane { await conductor.model.lanes[lane.id] ?? lane }
}
