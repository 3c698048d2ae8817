#if os(Linux)
    import Foundation

    /// What a server holds of the machine and of its state folder: what must be the same again when lanes have come and gone.
    struct Holdings: Equatable, CustomStringConvertible {
        /// Open descriptors by what they are, with how many there are of each.
        var descriptors: [String: Int]
        /// A database's pool opens a connection when as many as it has are reading, and keeps it: five readers at most, and the writer.
        private static let databaseConnections = 6
        /// Names in the folders of the state that belong to lanes at work.
        var folders: [String: [String]]
        /// Worktrees that git knows.
        var worktrees: [String]
        /// Refs of the mirror but those that are kept of every lane: branch, candidates, snapshots, pull request.
        var refs: [String]
        /// What lies in the folder for temporary files.
        var temporary: [String]

        init(_ box: Sandbox, pid: Int) async throws {
            descriptors = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd") {
                guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(name)") else { continue }
                descriptors[target.replacing(#/:\[\d+\]/#, with: ""), default: 0] += 1
            }
            folders = [:]
            let state = box.state
            for folder in [
                "", "jobs", "turns", "transcripts", "lanes", "worktrees/r", "checkouts/r", "blobs/tmp", "mirrors", "mirrors/r.git",
                "mirrors/r.git/worktrees", "mirrors/r.git/signalbox", "mirrors/r.git/signalbox/scratch",
            ] {
                folders[folder] = ((try? FileManager.default.contentsOfDirectory(atPath: "\(state)/\(folder)")) ?? []).sorted()
            }
            let git = "git --git-dir '\(state)/mirrors/r.git'"
            worktrees = try await box.shell("\(git) worktree list --porcelain | grep ^worktree").split(separator: "\n").map { String($0) }
            refs = try await box.shell("\(git) for-each-ref --format='%(refname)'").split(separator: "\n").map { String($0) }
                .filter {
                    !$0.hasPrefix("refs/signalbox/lanes/L-") && !$0.hasPrefix("refs/heads/signalbox/") && !$0.hasPrefix("refs/pull/")
                }
            temporary = try FileManager.default.contentsOfDirectory(atPath: box.path("tmp")).filter {
                !$0.hasSuffix(".out") && !$0.hasSuffix(".err")
            }
        }

        /// Looks again and again until nothing is as it was not, since connections are closed a moment after their answer; what is seen last
        /// otherwise.
        static func settled(_ box: Sandbox, pid: Int, to wanted: Holdings?) async throws -> Holdings {
            var last = try await Holdings(box, pid: pid)
            var same = 0
            for _ in 1...300 {
                let next = try await Holdings(box, pid: pid)
                same = next == last ? same + 1 : 0
                last = next
                if wanted.map({ next.differences(from: $0).isEmpty }) ?? (same == 30) { break }
            }
            return last
        }

        /// What is in one and not in the other, in words.
        func differences(from old: Holdings) -> [String] {
            var found: [String] = []
            for name in Set(descriptors.keys).union(old.descriptors.keys).sorted() where descriptors[name] != old.descriptors[name] {
                if name.contains(".sqlite"), descriptors[name] ?? 0 <= Self.databaseConnections { continue }
                found.append("descriptor \(name): \(old.descriptors[name] ?? 0) → \(descriptors[name] ?? 0)")
            }
            for (name, entries) in folders where entries != old.folders[name] {
                found.append("\(name.isEmpty ? "state" : name): \(old.folders[name] ?? []) → \(entries)")
            }
            if worktrees != old.worktrees { found.append("worktrees: \(old.worktrees) → \(worktrees)") }
            if refs != old.refs { found.append("refs: \(old.refs) → \(refs)") }
            if temporary != old.temporary { found.append("temporary files: \(old.temporary) → \(temporary)") }
            return found
        }

        var description: String { "\(descriptors) \(folders) \(worktrees) \(refs) \(temporary)" }
    }

    /// Figures of a process from proc_pid_status(5).
    struct ProcessFigures {
        let threads: Int
        /// Without what is mapped from files: the program itself.
        let anonymousKiB: Int

        init(pid: Int) throws {
            let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
            func number(_ name: String) -> Int {
                let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
                return line.flatMap { $0.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } } ?? -1
            }
            (threads, anonymousKiB) = (number("Threads"), number("RssAnon"))
        }

        /// Looks again and again until there are no more threads than this, since idle ones go after some seconds; what is seen last
        /// otherwise.
        static func settled(pid: Int, threads most: Int) async throws -> ProcessFigures {
            let end = ContinuousClock.now.advanced(by: .seconds(60))
            var last = try ProcessFigures(pid: pid)
            while last.threads > most, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(100))
                last = try ProcessFigures(pid: pid)
            }
            return last
        }
    }
#endif
