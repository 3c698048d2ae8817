import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A thread for work that must not keep anybody waiting: blocking reads and writes that give way to everything else on the machine.
final class QuietExecutor: SerialExecutor {
    private let queue = JobQueue()

    init(name: String) {
        let queue = queue
        let thread = Thread {
            Self.giveWay()
            queue.run()
        }
        thread.name = name
        #if canImport(Darwin)
            thread.qualityOfService = .utility
        #endif
        thread.start()
    }

    deinit { queue.finish() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.add { job.runSynchronously(on: executor) }
    }

    /// On Linux a priority is a thread's own (setpriority(2), "C library/kernel differences").
    private static func giveWay() {
        #if canImport(Glibc)
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #elseif canImport(Musl)
            setpriority(PRIO_PROCESS, 0, 10)
        #endif
    }
}

/// Jobs of one thread, in order.
///
/// Unchecked because the compiler cannot see that everything is touched under the condition's lock alone.
private final class JobQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [() -> Void] = []
    private var isFinished = false

    func add(_ job: @escaping () -> Void) {
        condition.lock()
        jobs.append(job)
        condition.signal()
        condition.unlock()
    }

    func finish() {
        condition.lock()
        isFinished = true
        condition.signal()
        condition.unlock()
    }

    func run() {
        while let batch = next() { for job in batch { job() } }
    }

    /// Nil at the end.
    private func next() -> [() -> Void]? {
        condition.lock()
        defer { condition.unlock() }
        while jobs.isEmpty, !isFinished { condition.wait() }
        defer { jobs = [] }
        return jobs.isEmpty ? nil : jobs
    }
}
