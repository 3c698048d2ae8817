import Foundation
import Processes

/// A thread for work that must not keep anybody waiting: blocking reads and writes that give way to everything else on the machine.
final class QuietExecutor: SerialExecutor {
    private let queue = JobQueue()

    init(name: String) {
        let queue = queue
        let thread = Thread {
            Priority.giveWay()
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
