import Foundation

extension ProcessTable {
    #if os(Linux)
        /// What the descendants of a process use, without itself. Costs a few system calls for each of them, not a look at all
        /// processes: the kernel lists children (/proc/PID/task/TID/children).
        ///
        /// - Parameter exact: whether shared pages count once; that takes the kernel longer, by the size of the processes.
        package static func usage(below root: Int32, exact: Bool) -> TreeUsage {
            var usage = TreeUsage()
            let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
            // Those that the root waited for.
            if let fields = statFields(root) { usage.cpuSeconds += Double(ticks(fields, 13) + ticks(fields, 14)) / tick }
            for pid in tree(below: root) {
                guard let fields = statFields(pid) else { continue }
                usage.processes += 1
                usage.cpuSeconds += Double((11...14).reduce(0) { $0 + ticks(fields, $1) }) / tick
                usage.memoryBytes += (exact ? proportionalMemory(pid) : nil) ?? residentMemory(pid)
            }
            return usage
        }

        private static func tree(below root: Int32) -> [Int32] {
            guard access("/proc/\(root)/task/\(root)/children", R_OK) == 0 else { return descendants(of: root).map(\.pid) }
            var found: [Int32] = []
            var queue = [root]
            while let pid = queue.popLast() {
                for thread in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? [] {
                    let list = SmallFile.read("/proc/\(pid)/task/\(thread)/children", limit: 1 << 20) ?? []
                    let children = list.split(separator: UInt8(ascii: " ")).compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
                    found += children
                    queue += children
                }
            }
            return found
        }

        /// The fields after the command's name; field N of proc_pid_stat(5) is at N - 3.
        private static func statFields(_ pid: Int32) -> [ArraySlice<UInt8>]? {
            guard let bytes = SmallFile.read("/proc/\(pid)/stat", limit: 4096), let close = bytes.lastIndex(of: UInt8(ascii: ")"))
            else { return nil }
            let fields = bytes[(close + 1)...].split(separator: UInt8(ascii: " "))
            return fields.count > 14 ? fields : nil
        }

        private static func ticks(_ fields: [ArraySlice<UInt8>], _ index: Int) -> Int64 {
            Int64(String(decoding: fields[index], as: UTF8.self)) ?? 0
        }

        private static func residentMemory(_ pid: Int32) -> Int64 {
            let words = (SmallFile.read("/proc/\(pid)/statm", limit: 256) ?? []).split(separator: UInt8(ascii: " "))
            guard words.count > 1, let pages = Int64(String(decoding: words[1], as: UTF8.self)) else { return 0 }
            return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
        }

        private static func proportionalMemory(_ pid: Int32) -> Int64? {
            let text = String(decoding: SmallFile.read("/proc/\(pid)/smaps_rollup", limit: 4096) ?? [], as: UTF8.self)
            guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Pss:") }) else { return nil }
            return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1024 }
        }
    #else
        /// What the descendants of a process use, without itself and without those that were waited for. Not verified.
        package static func usage(below root: Int32, exact: Bool) -> TreeUsage {
            var usage = TreeUsage()
            var base = mach_timebase_info_data_t()
            mach_timebase_info(&base)
            let unit = Double(base.numer) / Double(max(1, base.denom)) / 1e9
            for process in descendants(of: root) {
                var info = proc_taskinfo()
                let size = Int32(MemoryLayout<proc_taskinfo>.size)
                guard proc_pidinfo(process.pid, PROC_PIDTASKINFO, 0, &info, size) == size else { continue }
                usage.processes += 1
                usage.memoryBytes += Int64(clamping: info.pti_resident_size)
                usage.cpuSeconds += Double(info.pti_total_user + info.pti_total_system) * unit
            }
            return usage
        }
    #endif
}
