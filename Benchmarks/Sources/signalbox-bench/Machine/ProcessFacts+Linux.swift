#if os(Linux)
    import Foundation
    import Glibc

    // Sources: proc_pid_stat(5), proc_pid_status(5).
    extension ProcessFacts {
        static func read(_ pid: Int32) throws -> ProcessFacts {
            guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
                let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), let close = stat.lastIndex(of: ")")
            else { throw BenchError.failed("process \(pid) is gone") }
            func kibibytes(_ name: String) -> Double {
                let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
                return line.flatMap { $0.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } } ?? .nan
            }
            // Fields are counted after the name in parentheses: utime is field 14 of the whole line, so index 11 here.
            let fields = stat[stat.index(after: close)...].split(separator: " ").compactMap { Double($0) ?? 0 }
            let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
            return ProcessFacts(
                residentMiB: kibibytes("VmRSS") / 1024, ownCPU: (fields[11] + fields[12]) / tick,
                childrenCPU: (fields[13] + fields[14]) / tick, wakeups: wakeups(pid))
        }

        /// Voluntary context switches of all threads: how often something woke the process.
        private static func wakeups(_ pid: Int32) -> Double? {
            let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
            let counts = tasks.compactMap { task -> Double? in
                let text = try? String(contentsOfFile: "/proc/\(pid)/task/\(task)/status", encoding: .utf8)
                let line = text?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
                return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }
            }
            return counts.isEmpty ? nil : counts.reduce(0, +)
        }
    }
#endif
