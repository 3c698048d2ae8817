import Foundation
import Synchronization

/// What nobody can do without: `git worktree add` with a branch, and the spawn of the agent's command in it.
struct DispatchFloor {
    let git: String
    /// A bare repository of its own, so that its list of worktrees does not grow over the repetitions.
    let mirror: String
    let folder: String

    init(git: String, source: String, folder: String) throws {
        self.git = git
        self.folder = folder
        mirror = "\(folder)/mirror.git"
        // As Signalbox's own mirror comes about: through the protocol, not by hard links.
        try Tool.run(git, ["clone", "-q", "--bare", "--no-local", source, mirror])
    }

    /// So many lanes at once, with at most `limit` checkouts at a time.
    func measure(_ lanes: Int, limit: Int, named name: String) throws -> Starts {
        let line = try StartLine(FolderMaker.make("\(folder)/\(name)"))
        let names = (0..<lanes).map { "\(name)-\($0)" }
        let scripts = try names.map { lane in
            let file = "\(folder)/\(name)/\(lane).sh"
            try "cd '\(folder)/\(name)/\(lane)'\n\(line.script(lane))".write(toFile: file, atomically: false, encoding: .utf8)
            return file
        }
        let room = DispatchSemaphore(value: limit)
        let group = DispatchGroup()
        let failures = Mutex<[String]>([])
        let cpu = Mutex(0.0)
        let begin = ContinuousClock.now
        for (lane, script) in zip(names, scripts) {
            group.enter()
            Thread.detachNewThread { [git, mirror, folder] in
                defer { group.leave() }
                do {
                    room.wait()
                    let path = "\(folder)/\(name)/\(lane)"
                    let end: Child.End
                    do {
                        defer { room.signal() }
                        end = try Child.start(git, ["-C", mirror, "worktree", "add", "-q", "-b", "bench/\(lane)", path, "main"]).wait()
                    }
                    guard end.status == 0 else { throw BenchError.failed("git worktree add ended with \(end.status)") }
                    let agent = try Child.start("/bin/sh", ["-eu", script]).wait()
                    cpu.withLock { $0 += end.cpuSeconds + agent.cpuSeconds }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                    line.letGo(1)
                }
            }
        }
        let moments = try line.wait(for: names)
        line.letGo(lanes)
        group.wait()
        if let first = failures.withLock({ $0.first }) { throw BenchError.failed("the floor of dispatch: \(first)") }
        return Starts(moments, after: begin, cpuSeconds: cpu.withLock { $0 })
    }
}

enum FolderMaker {
    static func make(_ path: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
