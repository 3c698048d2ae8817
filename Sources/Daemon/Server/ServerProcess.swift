import API
import Agents
import Control
import Domain
import Execution
package import Foundation
import Git
import HTTPServer
import Ledger
import Logging
import Notifications
import Processes
import ServiceLifecycle
import UnixSignals

/// The server: reads the workspace, builds every service, runs them as one group.
package struct ServerProcess: Sendable {
    private let workspace: URL
    private let version: String
    private let executable: String
    private let ready: ReadySignal

    /// - Parameters:
    ///   - workspace: the folder with `signalbox.yaml`.
    ///   - executable: this program, from which runners are started.
    ///   - readyDescriptor: where the command that started the server waits to be told.
    package init(workspace: URL, version: String, executable: String, readyDescriptor: Int32?) {
        self.workspace = workspace
        self.version = version
        self.executable = executable
        ready = ReadySignal(readyDescriptor)
    }

    /// Runs until it is told to stop. Returns the exit code.
    package func run() async -> Int32 {
        do {
            try await serve()
            return 0
        } catch {
            let usage = error is ConfigurationErrors
            ready.failed("\(error)", exitCode: usage ? .usage : .failed)
            try? FileHandle.standardError.write(contentsOf: Data("signalbox serve: \(error)\n".utf8))
            return usage ? 2 : 1
        }
    }

    private func serve() async throws {
        DescriptorLimit.raise()
        guard FileManager.default.changeCurrentDirectoryPath(workspace.path) else {
            throw DeskError(.usage, "the workspace folder \(workspace.path) cannot be entered")
        }
        let logger = Self.logger()
        let loaded = try WorkspaceLoader.load(workspace).get()
        let state = StateFolder(root: StatePlaces.stateFolder(workspace))
        try StatePlaces.prepare(state.root)
        let environment = ProcessInfo.processInfo.environment
        let ledger = try await openLedger(state, logger)
        defer { try? ledger.close() }
        // From here on this server is the only one.
        await LeftBehind(state).end { logger.notice("\($0)") }
        try AgentCommits.install(in: state.agentHooks)
        let stations = Stations(
            repositories: RepositoryRegistry(
                client: try await GitClient.locate(environment: LeftBehind(state).marked(environment)) { logger.notice("\($0)") },
                state: state,
                workspace: workspace.path,
                configuration: loaded.configuration),
            executor: try LocalExecutor(
                root: state.jobs.path, runner: executable, arguments: ["runner"],
                environment: environment.filter { ["PATH", "HOME", "TMPDIR", "LANG"].contains($0.key) },
                onPolling: { logger.warning("\($0)") }),
            blobs: BlobStore(state: state.root), transcripts: TranscriptStore(folder: state.transcripts), state: state,
            sandbox: await MachineSandbox.look(environment), environment: environment, executable: executable,
            ledgerCheck: LedgerCheckProcess(executable: executable, state: state, environment: LeftBehind(state).marked([:])),
            gateSlots: Semaphore(loaded.configuration.policy.gateSlots))
        let conductor = Conductor(ledger: ledger, stations: stations, configuration: loaded.configuration, logger: logger) {
            Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
        }
        let register = DefinitionRegister(conductor: conductor, blobs: stations.blobs)
        let file = WorkspaceFile(
            loaded,
            onLoad: { loaded in
                try await register.take(loaded.configuration, sources: loaded.sources, material: loaded.material)
            },
            onChange: { event in
                do {
                    try await conductor.record([.workspace(event)])
                } catch {
                    logger.error("a change of signalbox.yaml could not be recorded: \(error)")
                }
            })
        try await conductor.record([.workspace(.serverStarted(version: version))])
        try await register.take(loaded.configuration, sources: loaded.sources, material: loaded.material)
        let indexer = try SearchIndexer(state: state.root, conductor: conductor, logger: logger)
        let start = await conductor.now()
        let notifier = Notifier(
            conductor: conductor, sender: NoticeSender(environment: environment, workspace: workspace), folder: state.notices, start: start,
            logger: logger)
        let desk = Desk(
            conductor: conductor, stations: stations, source: file, indexer: indexer, notifier: notifier, start: start)
        do {
            try await desk.resumeCollection()
        } catch {
            logger.error("gc: what an earlier server had begun to remove: \(error)")
        }
        let behind = [
            NamedService("search", SearchService(indexer: indexer)), NamedService("notifications", NotifierService(notifier: notifier)),
            NamedService("reading ahead", InspectionAheadService(ahead: InspectionAhead(desk: desk))),
        ]
        try await serve(desk, conductor, behind, state, logger)
    }

    /// Opens the ledger. A server that was told to stop lets go of its socket before it lets go of the ledger, so its end is waited for.
    private func openLedger(_ state: StateFolder, _ logger: Logger) async throws -> LedgerStore {
        let options = LedgerOptions(onReading: { [ready] done, all in
            if done <= 8192 { logger.notice("deriving the state from \(all) events") }
            // Some twenty times, which a pipe's reader may show line by line.
            if done / 8192 % max(1, all / 8192 / 20) == 0 { ready.reading(ReadinessProgress(done: done, all: all)) }
        })
        do {
            return try LedgerStore(state: state.root, options: options)
        } catch LedgerError.held(let holder, let path) {
            guard !SocketProbe.answers(StatePlaces.socket(of: state.root)), let pid = holder?.pid,
                let process = ProcessIdentity(current: pid)
            else { throw LedgerError.held(by: holder, path: path) }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await ProcessExit.wait(for: process) }
                // A limit on a wait for another process, which may hang.
                group.addTask { try? await Task.sleep(for: .seconds(15)) }
                await group.next()
                group.cancelAll()
            }
            return try LedgerStore(state: state.root, options: options)
        }
    }

    private static func logger() -> Logger {
        var logger = Logger(label: "signalbox") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = ProcessInfo.processInfo.environment["SIGNALBOX_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .notice
        return logger
    }

    private func serve(
        _ desk: Desk, _ conductor: Conductor, _ quiet: [NamedService], _ state: StateFolder, _ logger: Logger
    ) async throws {
        let stopping = StopSignal()
        let identity = ServerIdentity(
            version: version, pid: Int(ProcessInfo.processInfo.processIdentifier), startedAt: await conductor.now(),
            workspace: workspace.path)
        let file = WebSessionFile(state: state.root)
        let access = WebAccess(store: file.store) { await conductor.now() }
        let web = await WebStart(environment: ProcessInfo.processInfo.environment, configured: conductor.configuration.web.port, file: file)
        let socket = SocketServer(
            socketPath: StatePlaces.socket(of: state.root), desk: desk, identity: identity, web: access,
            isInsideJob: { JobMembership.isInside($0) }, stop: { stopping.send() }, onReady: { [ready] in ready.ready() },
            keepsClaim: true, logger: logger)
        let behind = quiet.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
        var configuration = ServiceGroupConfiguration(
            services: behind + [
                .init(service: NamedService("the loop", ConductorService(conductor: conductor))),
                .init(service: NamedService("the socket", socket)),
                .init(service: NamedService("the agents' tools", LaneSocketService(desks: LaneDesks(desk), logger: logger))),
            ]
                + (await web.service(access, desk, identity, stop: { stopping.send() }, logger).map {
                    [.init(service: NamedService("the control room", $0))]
                } ?? []),
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        let group = ServiceGroup(configuration: configuration)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for await _ in stopping.stream { await group.triggerGracefulShutdown() }
            }
            tasks.addTask {
                defer { stopping.finish() }
                try await group.run()
            }
            try await tasks.waitForAll()
        }
    }
}

/// Carries the wish to stop from a request to the service group.
private struct StopSignal: Sendable {
    let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func send() { continuation.yield() }
    func finish() { continuation.finish() }
}
