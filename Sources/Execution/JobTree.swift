import Foundation
import Processes

/// The processes of one job, as its runner sees them: everything that descends from the runner.
struct JobTree: Sendable {
    /// The command's process, leader of its session and group.
    let leader: Int32
    /// Whether the kernel gives the runner all orphans. Where it does not, they are known by the job's mark.
    let adoptsOrphans: Bool
    /// ``JobSpec/mark``.
    let mark: String
    /// The job's control group, where the machine has them.
    let group: ControlGroup?

    var isGroupPopulated: Bool { group?.isPopulated ?? false }

    /// Everything that lives, parents before their children.
    func members() -> [ProcessIdentity] {
        let others = ProcessSelection(markers: adoptsOrphans ? [] : ["SIGNALBOX_JOB_MARK=\(mark)"])
        let descendants = ProcessTable.descendants(of: getpid())
        let known = Set(descendants)
        return descendants + others.members().union(group?.members() ?? []).subtracting(known)
    }

    /// Stops everything. A process that forks while it is looked for is found in the next look, so looking ends when nobody runs.
    /// With a control group, the kernel then holds whatever was missed.
    /// - Parameters:
    ///   - patience: how long to look for processes that run.
    ///   - looks: how often to look at least: on a crowded machine one look alone can take as long as the patience.
    /// - Returns: how many would not stop in time; a process in an uninterruptible call stops when it returns from that.
    func pause(patience: Duration = .seconds(1.5), looks: Int = 10) -> Int {
        let end = ContinuousClock.now + patience
        var left = looks
        kill(-leader, SIGSTOP)
        defer { group?.freeze(true) }
        while true {
            let running = members().filter { !ProcessTable.isStopped($0.pid) }
            left -= 1
            if running.isEmpty || left <= 0 && end <= .now { return running.count }
            for process in running { ProcessTable.signal(process, SIGSTOP) }
            // The kernel tells nobody when a grandchild has stopped, and it does not take this long.
            poll(nil, 0, 2)
        }
    }

    /// Lets everything go on, children first, so that no shell finds its child stopped.
    func resume() {
        group?.freeze(false)
        for process in members().reversed() { ProcessTable.signal(process, SIGCONT) }
    }
}
