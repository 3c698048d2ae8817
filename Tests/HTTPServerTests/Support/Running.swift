import Client
import Control
import Domain
import HTTPServer
import Logging
import ServiceLifecycle

/// A server on a socket of its own, for the length of a test.
struct Running: Sendable {
    let desk: TestDesk
    let client: SignalboxClient
    let socket: String
    let group: ServiceGroup

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static func with(
        _ scratch: Scratch, isInsideJob: @escaping @Sendable (Int32) -> Bool = { _ in false },
        onOtherVersion: @escaping @Sendable (String) -> Void = { _ in }, clientVersion: String = "1.0",
        _ body: @Sendable (Running) async throws -> Void
    ) async throws {
        let desk = TestDesk()
        let (ready, signal) = AsyncStream.makeStream(of: Void.self)
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let server = SocketServer(
            socketPath: scratch.socket, desk: desk,
            identity: ServerIdentity(version: "1.0", pid: 7, startedAt: Timestamp(milliseconds: 1), workspace: "/srv/w"),
            isInsideJob: isInsideJob, stop: { stop.yield() }, onReady: { signal.yield() }, logger: logger)
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [server], logger: logger))
        let client = SignalboxClient(
            socketPath: scratch.socket, operatorName: "ada", version: clientVersion, onOtherVersion: onOtherVersion)
        let running = Running(desk: desk, client: client, socket: scratch.socket, group: group)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { signal.finish() }
                try await group.run()
            }
            tasks.addTask { for await _ in stops { await group.triggerGracefulShutdown() } }
            var isReady = false
            for await _ in ready {
                isReady = true
                break
            }
            var result = Result<Void, any Error>.success(())
            if isReady {
                do { try await body(running) } catch { result = .failure(error) }
            }
            await group.triggerGracefulShutdown()
            try await tasks.next()
            tasks.cancelAll()
            try result.get()
        }
    }

    /// A lane with one change, in a phase.
    func lane(_ phase: Phase, number: Int = 1, attention: AttentionReason? = nil, risk: Risk = .low, since: Int64 = 1) async -> Lane {
        let at = Timestamp(milliseconds: since)
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: risk, kind: "fix", title: "A change", agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: number), start: start, at: at)
        if phase != .queued { lane.phases.append(PhaseEntry(phase: phase, at: at, note: "")) }
        lane.phase = phase
        lane.attention = attention.map { Attention(reason: $0, detail: "why", since: at) }
        await desk.put(lane)
        return lane
    }
}
