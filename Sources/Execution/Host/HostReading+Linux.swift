#if os(Linux)
    import Foundation
    import Processes

    // Sources: proc_meminfo(5); the kernel's cgroup-v2.rst (memory.max, memory.current, memory.stat, cpu.max) and, for version 1,
    // memory.rst (memory.limit_in_bytes, memory.usage_in_bytes).
    extension HostReading {
        /// Looks at the machine now.
        package static func now() -> HostReading {
            var loads = [Double](repeating: 0, count: 3)
            getloadavg(&loads, 3)
            let groups = controlGroups(text("/proc/self/cgroup"))
            return HostReading(
                machine: machine(text("/proc/meminfo")), groups: groups.compactMap(memory),
                processors: ProcessInfo.processInfo.activeProcessorCount,
                quotas: groups.compactMap { quota(text($0 + "/cpu.max")) }, load: loads[0])
        }

        static func machine(_ meminfo: String) -> (total: Int64, available: Int64) {
            (field("MemTotal:", of: meminfo) * 1024, field("MemAvailable:", of: meminfo) * 1024)
        }

        /// The folders of this process's groups and of all groups that those are in. Inside a container the paths may be those of the
        /// outside, and only the root is there.
        static func controlGroups(_ list: String) -> [String] {
            var folders: Set<String> = []
            for line in list.split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
                guard parts.count == 3, parts[1].isEmpty || parts[1].split(separator: ",").contains("memory") else { continue }
                for root in parts[1].isEmpty ? ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"] : ["/sys/fs/cgroup/memory"] {
                    var path = String(parts[2])
                    while path.count > 1 {
                        folders.insert(root + path)
                        path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
                    }
                    folders.insert(root)
                }
            }
            return folders.sorted()
        }

        static func memory(_ folder: String) -> MemoryGroup? {
            let limit = text(folder + "/memory.max") + text(folder + "/memory.limit_in_bytes")
            let used = text(folder + "/memory.current") + text(folder + "/memory.usage_in_bytes")
            // Version 1 says "no limit" with a number near the largest.
            guard let limit = number(limit), limit < 1 << 60, let used = number(used) else { return nil }
            let cache = field("inactive_file", of: text(folder + "/memory.stat"))
            return MemoryGroup(limit: limit, used: max(0, used - cache))
        }

        /// Processors by `QUOTA PERIOD`; `nil` for `max`.
        static func quota(_ text: String) -> Double? {
            let words = text.split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let quota = Double(words[0]), let period = Double(words[1]), period > 0 else { return nil }
            return quota / period
        }

        private static func field(_ name: String, of text: String) -> Int64 {
            let line = text.split(separator: "\n").first { $0.split(separator: " ").first.map(String.init) == name }
            return line?.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0
        }

        private static func number(_ text: String) -> Int64? { Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)) }

        private static func text(_ path: String) -> String {
            String(decoding: SmallFile.read(path, limit: 64 << 10) ?? [], as: UTF8.self)
        }
    }
#endif
