import Foundation
import Processes

/// The control group of one job (cgroup v2). Nothing that was started in it can leave it without the right to write another group's files:
/// not by a session of its own, not by forgetting its environment, not by outliving its parents.
package struct ControlGroup: Sendable, Hashable {
    /// The group's folder.
    let path: String

    private static let prefix = "signalbox-job-"

    /// Of a runner, whether it is there or not.
    init(of runner: ProcessIdentity, in place: GroupPlace) {
        path = "\(place.base)/\(Self.prefix)\(runner.pid)-\(runner.startTime)"
    }

    /// As a runner's record names it; `nil` for what is no group of a job.
    init?(recorded path: String) {
        guard path.split(separator: "/").last?.hasPrefix(Self.prefix) == true else { return nil }
        self.path = path
    }

    /// Whether a process is in the group of a job.
    static func holds(_ pid: Int32) -> Bool { GroupPlace.text("/proc/\(pid)/cgroup").contains("/\(prefix)") }

    var exists: Bool { access(path + "/cgroup.procs", F_OK) == 0 }

    /// Makes the group, with limits where the machine has controllers for them. False when that is not allowed.
    func make(in place: GroupPlace, _ limits: JobLimits) -> Bool {
        Self.sweep(place)
        place.enableControllers()
        guard mkdir(path, 0o755) == 0 else { return false }
        guard access(path + "/cgroup.kill", W_OK) == 0 else {
            remove()
            return false
        }
        for (file, value) in GroupLimits.files(limits, controllers: place.controllers) { GroupFile.write(value, to: "\(path)/\(file)") }
        return true
    }

    /// Runs `body` with this process in the group, so that a child that it starts is in the group from its first instruction.
    ///
    /// - Returns: also whether this process is out of the group again. If not, the group must not be killed.
    func around<Result>(_ place: GroupPlace, _ body: () throws -> Result) throws -> (Result, isOurs: Bool) {
        let entered = GroupFile.write("0", to: path + "/cgroup.procs")
        do {
            let result = try body()
            return (result, entered && GroupFile.write("0", to: place.own + "/cgroup.procs"))
        } catch {
            GroupFile.write("0", to: place.own + "/cgroup.procs")
            throw error
        }
    }

    /// SIGKILL to everything in it and below, also to what is frozen or forks at this moment.
    func kill() { GroupFile.write("1", to: path + "/cgroup.kill") }

    /// Stops everything in it, or lets it go on.
    func freeze(_ frozen: Bool) { GroupFile.write(frozen ? "1" : "0", to: path + "/cgroup.freeze") }

    var isFrozen: Bool { GroupUsage.field("frozen", of: GroupPlace.text(path + "/cgroup.events")) == 1 }
    /// Whether a process lives in it or below.
    var isPopulated: Bool { GroupUsage.field("populated", of: GroupPlace.text(path + "/cgroup.events")) == 1 }

    /// The processes in it, not those in groups below.
    func members() -> [ProcessIdentity] {
        GroupPlace.words(GroupPlace.text(path + "/cgroup.procs")).compactMap { Int32($0) }.filter { $0 > 1 }.compactMap {
            ProcessIdentity(current: $0)
        }
    }

    func usage() -> GroupUsage {
        func text(_ name: String) -> String { GroupPlace.text("\(path)/\(name)") }
        return GroupUsage(cpu: text("cpu.stat"), memory: text("memory.current"), peak: text("memory.peak"), events: text("memory.events"))
    }

    /// Removes the folder and those that the job made below. Nothing happens while a process lives there.
    func remove() { Self.remove(path, depth: 32) }

    private static func remove(_ path: String, depth: Int) {
        if rmdir(path) == 0 || errno == ENOENT || depth == 0 { return }
        var info = stat()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            // A group's files cannot be removed, and need not be.
            if lstat("\(path)/\(name)", &info) == 0, info.st_mode & S_IFMT == S_IFDIR { remove("\(path)/\(name)", depth: depth - 1) }
        }
        rmdir(path)
    }

    /// Removes empty groups that runners left which are no more: one whose last process could not be ended in time.
    private static func sweep(_ place: GroupPlace) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place.base)) ?? [] where name.hasPrefix(prefix) {
            let numbers = name.dropFirst(prefix.count).split(separator: "-")
            guard numbers.count == 2, let pid = Int32(numbers[0]), let start = UInt64(numbers[1]) else { continue }
            if !ProcessTable.isAlive(pid, startTime: start) { remove("\(place.base)/\(name)", depth: 32) }
        }
    }
}

/// What a dead runner's group still holds is ended, and the group removed.
extension ControlGroup {
    /// - Parameter patience: how long to wait for the ends.
    /// - Returns: how many live then.
    func end(patience: Duration = .seconds(10)) async -> Int {
        guard exists else { return 0 }
        let end = ContinuousClock.now + patience
        kill()
        // The kernel tells of the end by an event that takes a descriptor; this does not take long.
        while isPopulated, ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(2)) }
        let living = isPopulated ? max(1, members().count) : 0
        remove()
        return living
    }
}
