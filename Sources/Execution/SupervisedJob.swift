import CPlatform
import Foundation
import Processes
import SystemPackage

/// The command of one job, from its start to the end of its last descendant.
///
/// One thread and poll(2): the runner is small, has no state that another thread could see, and works the same when the machine
/// is overloaded. As all children of the runner's process belong to the job, it may reap whatever ends.
struct SupervisedJob: ~Copyable {
    /// The command's process, leader of its session and group.
    let leader: Int32
    private let spec: JobSpec
    private let spool: Spool
    private let signals: FileDescriptor
    private let adoptsOrphans: Bool
    private let wallEnd: ContinuousClock.Instant?
    private var pipes: OutputPipes
    private var recorder: OutputRecorder
    private var leaderEnd: Termination?
    private var stopping: ExitReason?
    private var graceEnd: ContinuousClock.Instant?
    private var hasChildren = true

    /// Starts the command.
    init(spec: JobSpec, spool: Spool, signals: FileDescriptor) throws {
        let adoptsOrphans = cp_become_subreaper() == 0
        let recorder = try OutputRecorder(path: spool.frames, secrets: spec.secretValues, limit: spec.limits.outputBytes)
        var pipes = try OutputPipes()
        let child = try Self.start(spec, spool, pipes)
        pipes.closeChildEnds()
        self.spec = spec
        self.spool = spool
        self.signals = signals
        self.adoptsOrphans = adoptsOrphans
        self.recorder = recorder
        self.pipes = pipes
        leader = child.pid
        // 30 years are as good as no limit, and keep the arithmetic in range.
        wallEnd = spec.limits.wallSeconds.map { .now + .seconds(min($0, 1e9)) }
    }

    private static func start(_ spec: JobSpec, _ spool: Spool, _ pipes: borrowing OutputPipes) throws -> ChildProcess {
        let input = try JobInput.open(spec.input, in: spool)
        defer { try? input.close() }
        var environment = spec.environment
        environment["SIGNALBOX_JOB"] = spec.id
        environment["SIGNALBOX_JOB_MARK"] = spec.mark
        var executable = spec.argv[0]
        if !executable.contains("/") {
            executable = try ExecutableFinder().find(executable, path: spec.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
        }
        return try ChildProcess.start(
            executable: executable, arguments: spec.argv, environment: environment, workingDirectory: spec.workingDirectory,
            input: input.rawValue, output: pipes.childOutput, error: pipes.childError)
    }

    /// Does what the job must not go on without; if that fails, it is stopped. To be called before ``supervise(startedAt:)``.
    mutating func keepingSpool(_ body: () throws -> Void) {
        do { try body() } catch { stop(.spoolFailed("\(error)")) }
    }

    /// Waits for the end, stops the job when it must be stopped, and leaves no process behind.
    mutating func supervise(startedAt: Int64) -> JobOutcome {
        while !isOver { step() }
        let survivors = killRest()
        pipes.drain(into: &recorder)
        recorder.finish()
        var outcome = JobOutcome(reason: reason, startedAt: startedAt, endedAt: Int64(Timestamp.now()), survivors: survivors)
        let usage = cp_children_usage()
        outcome.userSeconds = Double(usage.user_microseconds) / 1e6
        outcome.systemSeconds = Double(usage.system_microseconds) / 1e6
        outcome.maxResidentBytes = usage.max_rss_bytes
        outcome.outputBytes = recorder.bytes
        outcome.redactions = recorder.redactions
        return outcome
    }

    /// A job that is being stopped has its whole group's grace; one that ends by itself takes its helpers with it at once.
    private var isOver: Bool {
        guard leaderEnd != nil else { return graceEnd.map { $0 <= .now } ?? false }
        return stopping == nil || !hasChildren || !adoptsOrphans || graceEnd.map { $0 <= .now } ?? true
    }

    private var reason: ExitReason {
        if case .spoolFailed(let message) = recorder.trouble { return .spoolFailed(message) }
        if let stopping { return stopping }
        // The limit may be reached by bytes that were still in the pipe when the command had ended.
        if case .overLimit = recorder.trouble { return .outputLimit }
        return switch leaderEnd {
        case .exited(let code): .exited(code)
        case .signaled(let signal): .signaled(signal)
        case nil: .aborted("the command could not be ended")
        }
    }

    private mutating func step() {
        let end = stopping == nil ? wallEnd : graceEnd
        if pipes.wait(signals: signals, until: end) { handleSignals() }
        pipes.read(into: &recorder)
        reap()
        guard leaderEnd == nil, stopping == nil else { return }
        switch recorder.trouble {
        case .overLimit: stop(.outputLimit)
        case .spoolFailed(let message): stop(.spoolFailed(message))
        case nil: break
        }
        if let wallEnd, wallEnd <= .now, stopping == nil {
            recorder.note("stopped: it ran longer than its limit of \(spec.limits.wallSeconds ?? 0) s")
            stop(.wallTime)
        }
    }

    private mutating func handleSignals() {
        for number in SignalPipe.read(signals) where number == SIGTERM || number == SIGINT {
            if stopping != nil || leaderEnd != nil { continue }
            let request = (try? spool.read(StopRequest.self, from: spool.stop)) ?? .stopped
            recorder.note(request.reason.description)
            stop(request.reason)
        }
    }

    private mutating func stop(_ reason: ExitReason) {
        stopping = reason
        graceEnd = .now + .seconds(min(spec.limits.graceSeconds, 1e9))
        // The leader is not reaped, or this is not called: its group id is its own.
        kill(-leader, SIGTERM)
    }

    private mutating func reap() {
        var end = cp_termination()
        while true {
            let pid = cp_reap_any(&end)
            if pid < 0 { hasChildren = false }
            if pid <= 0 { return }
            if pid == leader { leaderEnd = end.signaled ? .signaled(end.code) : .exited(end.code) }
        }
    }

    /// Kills what is left of the tree. When the kernel gives us all orphans, having no child is the proof that none is left.
    private mutating func killRest() -> Int {
        reap()
        if !hasChildren, adoptsOrphans { return 0 }
        let patience = ContinuousClock.now + .seconds(10)
        let others = ProcessSelection(markers: adoptsOrphans ? [] : ["SIGNALBOX_JOB_MARK=\(spec.mark)"])
        while true {
            if leaderEnd == nil { kill(-leader, SIGKILL) }
            let living = ProcessTable.descendants(of: getpid()) + others.members()
            for process in living { ProcessTable.signal(process, SIGKILL) }
            reap()
            if !hasChildren, adoptsOrphans || living.isEmpty { return 0 }
            if patience <= .now { return max(1, living.count) }
            _ = pipes.waitForSignal(signals, until: min(patience, .now + .seconds(1)))
            _ = SignalPipe.read(signals)
        }
    }
}
