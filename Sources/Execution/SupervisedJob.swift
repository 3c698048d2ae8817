import CPlatform
import Foundation
import Processes
import SystemPackage

/// The command of one job, from its start to the end of its last descendant.
///
/// One thread and poll(2): the runner is small, has no state that another thread could see, and works the same when the machine
/// is overloaded. As all children of the runner's process belong to the job, it may reap whatever ends.
struct SupervisedJob: ~Copyable {
    private let tree: JobTree
    private let spec: JobSpec
    private let spool: Spool
    private let signals: FileDescriptor
    private var clock: WallClock
    private var memory: MemoryWatch
    private var channel: JobChannel
    private let proxy: ProxyServer?
    private var pipes: OutputPipes
    private var recorder: OutputRecorder
    private var leaderEnd: Termination?
    private var stopping: ExitReason?
    private var graceEnd: ContinuousClock.Instant?
    private var hasChildren = true

    /// Starts the command.
    ///
    /// - Parameter group: its control group, which is made here if the machine allows.
    init(spec: JobSpec, spool: Spool, signals: FileDescriptor, group: ControlGroup?, place: GroupPlace?) throws {
        let adoptsOrphans = cp_become_subreaper() == 0
        let recorder = try OutputRecorder(path: spool.frames, secrets: spec.secretValues, limit: spec.limits.outputBytes)
        var pipes = try OutputPipes()
        var channel = try JobChannel(path: spool.control, feeds: spec.input == .channel)
        let command = try JobCommand.make(spec, spool)
        let (child, group) = try Self.start(
            command, spec, spool, pipes, channel: channel.childInput, group: group.flatMap { group in place.map { (group, $0) } })
        pipes.closeChildEnds()
        channel.closeChildEnd()
        self.spec = spec
        self.spool = spool
        self.signals = signals
        self.recorder = recorder
        self.channel = channel
        proxy = command.proxy
        self.pipes = pipes
        tree = JobTree(leader: child.pid, adoptsOrphans: adoptsOrphans, mark: spec.mark, group: group)
        memory = MemoryWatch(limit: spec.limits.memoryBytes, from: .now)
        clock = WallClock(seconds: spec.limits.wallSeconds, from: .now)
    }

    /// The command's process, leader of its session and group.
    var leader: Int32 { tree.leader }

    private static func start(
        _ command: JobCommand, _ spec: JobSpec, _ spool: Spool, _ pipes: borrowing OutputPipes, channel: FileDescriptor?,
        group: (group: ControlGroup, place: GroupPlace)?
    ) throws -> (ChildProcess, ControlGroup?) {
        let file = try channel == nil ? JobInput.open(spec.input, in: spool) : nil
        defer { try? file?.close() }
        let (input, output, error) = ((channel ?? file)?.rawValue, pipes.childOutput, pipes.childError)
        func spawn() throws -> ChildProcess {
            try ChildProcess.start(
                executable: command.executable, arguments: command.arguments, environment: command.environment,
                workingDirectory: command.workingDirectory, input: input, output: output, error: error)
        }
        guard let (group, place) = group, group.make(in: place, spec.limits) else { return (try spawn(), nil) }
        let (child, isOurs) = try group.around(place, spawn)
        return (child, isOurs ? group : nil)
    }

    /// Does what the job must not go on without; if that fails, it is stopped. To be called before ``supervise(startedAt:)``.
    mutating func keepingSpool(_ body: () throws -> Void) {
        do { try body() } catch { stop(.spoolFailed("\(error)")) }
    }

    /// Waits for the end, stops the job when it must be stopped, and leaves no process behind.
    mutating func supervise(startedAt: Int64) -> JobOutcome {
        // What was said before there was a runner to be told.
        listen()
        while !isOver { step() }
        let survivors = killRest()
        let group = tree.group?.usage()
        proxy?.close()
        pipes.drain(into: &recorder)
        if let undelivered = channel.undelivered { recorder.note(undelivered) }
        recorder.finish()
        var outcome = JobOutcome(reason: reason, startedAt: startedAt, endedAt: Int64(Timestamp.now()), survivors: survivors)
        let usage = cp_children_usage()
        outcome.userSeconds = Double(usage.user_microseconds) / 1e6
        outcome.systemSeconds = Double(usage.system_microseconds) / 1e6
        outcome.maxResidentBytes = usage.max_rss_bytes
        if let user = group?.userSeconds, let system = group?.systemSeconds {
            // The kernel counts also those whose parents did not wait for them.
            outcome.userSeconds = max(outcome.userSeconds, user)
            outcome.systemSeconds = max(outcome.systemSeconds, system)
        }
        if group?.ranOutOfMemory == true, case .signaled = outcome.reason { outcome.reason = .memoryLimit }
        let peak = max(memory.peak, group?.peakBytes ?? 0)
        outcome.peakMemoryBytes = peak == 0 ? nil : peak
        outcome.outputBytes = recorder.bytes
        outcome.redactions = recorder.redactions
        return outcome
    }

    /// A job that is being stopped has its whole group's grace; one that ends by itself takes its helpers with it at once.
    private var isOver: Bool {
        guard leaderEnd != nil else { return graceEnd.map { $0 <= .now } ?? false }
        return stopping == nil || !hasChildren || !tree.adoptsOrphans || graceEnd.map { $0 <= .now } ?? true
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
        // Before the wait: it may be that nothing stands between a message and its delivery.
        channel.feed(&recorder)
        let end = stopping == nil ? [clock.end, memory.due].compactMap { $0 }.min() : graceEnd
        if pipes.wait(signals: signals, writer: channel.blocked, until: end) { handleSignals() }
        channel.feed(&recorder)
        pipes.read(into: &recorder)
        reap()
        guard leaderEnd == nil, stopping == nil else { return }
        switch recorder.trouble {
        case .overLimit: stop(.outputLimit)
        case .spoolFailed(let message): stop(.spoolFailed(message))
        case nil: break
        }
        if let end = clock.end, end <= .now, stopping == nil {
            recorder.note("stopped: it ran longer than its limit of \(spec.limits.wallSeconds ?? 0) s")
            stop(.wallTime)
        }
        if let bytes = memory.look(at: .now), stopping == nil {
            recorder.note("stopped: its processes have \(bytes) bytes of memory, more than their limit of \(spec.limits.memoryBytes ?? 0)")
            // What grows must not grow for a whole grace.
            stop(.memoryLimit, grace: min(1, spec.limits.graceSeconds))
        }
    }

    private mutating func handleSignals() {
        let numbers = SignalPipe.read(signals)
        if numbers.contains(SIGUSR1) { listen() }
        for number in numbers where number == SIGTERM || number == SIGINT {
            if stopping != nil || leaderEnd != nil { continue }
            let request = (try? spool.read(StopRequest.self, from: spool.stop)) ?? .stopped
            recorder.note(request.reason.description)
            stop(request.reason)
        }
    }

    private mutating func listen() {
        do { try channel.listen() } catch { recorder.note("what was said to this job cannot be read: \(error)") }
        guard stopping == nil, leaderEnd == nil, channel.wantsPause != clock.isPaused else { return }
        if channel.wantsPause {
            clock.pause(at: .now)
            let running = tree.pause()
            recorder.note("paused" + (running == 0 ? "" : "; \(running) processes do not stop yet"))
        } else {
            tree.resume()
            clock.resume(at: .now)
            recorder.note("resumed")
        }
    }

    private mutating func stop(_ reason: ExitReason, grace: Double? = nil) {
        stopping = reason
        graceEnd = .now + .seconds(min(grace ?? spec.limits.graceSeconds, 1e9))
        // The leader is not reaped, or this is not called: its group id is its own.
        kill(-leader, SIGTERM)
        // Who is paused gets the signal when it goes on.
        if clock.isPaused { tree.resume() }
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
        if !hasChildren, tree.adoptsOrphans, !tree.isGroupPopulated { return 0 }
        let patience = ContinuousClock.now + .seconds(10)
        while true {
            if leaderEnd == nil { kill(-leader, SIGKILL) }
            tree.group?.kill()
            let living = tree.members()
            for process in living { ProcessTable.signal(process, SIGKILL) }
            reap()
            if !hasChildren, tree.adoptsOrphans || living.isEmpty, !tree.isGroupPopulated { return 0 }
            if patience <= .now { return max(1, living.count) }
            _ = pipes.waitForSignal(signals, until: min(patience, .now + .seconds(1)))
            _ = SignalPipe.read(signals)
        }
    }
}
