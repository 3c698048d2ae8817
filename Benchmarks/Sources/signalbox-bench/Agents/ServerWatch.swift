import Foundation
import Synchronization

/// Looks at a process twice a second while something else goes on.
final class ServerWatch: Sendable {
    private struct State {
        var resident = Samples()
        var isOver = false
    }

    private let pid: Int32
    private let begun: ContinuousClock.Instant
    private let cpu: Double
    private let state = Mutex(State())

    init(_ pid: Int32) throws {
        self.pid = pid
        begun = .now
        let facts = try ProcessFacts.read(pid)
        cpu = facts.ownCPU
        state.withLock { $0.resident.add(facts.residentMiB) }
        Thread.detachNewThread { self.look() }
    }

    struct Figures {
        /// Mebibytes, every half second.
        let resident: Samples
        let cpuSeconds: Double
        let seconds: Double
        /// Of one core.
        var cpuShare: Double { cpuSeconds / seconds * 100 }
    }

    func finish() throws -> Figures {
        let last = try ProcessFacts.read(pid)
        let resident = state.withLock { state in
            state.isOver = true
            state.resident.add(last.residentMiB)
            return state.resident
        }
        return Figures(resident: resident, cpuSeconds: last.ownCPU - cpu, seconds: (ContinuousClock.now - begun).seconds)
    }

    private func look() {
        while true {
            Thread.sleep(forTimeInterval: 0.5)
            guard let facts = try? ProcessFacts.read(pid) else { return }
            let isOver = state.withLock { state in
                if !state.isOver { state.resident.add(facts.residentMiB) }
                return state.isOver
            }
            if isOver { return }
        }
    }
}
