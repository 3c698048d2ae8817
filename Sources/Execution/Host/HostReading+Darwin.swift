#if canImport(Darwin)
    import Darwin
    import Foundation

    extension HostReading {
        /// Looks at the machine now. Free, inactive and purgeable pages count as available. Not verified.
        package static func now() -> HostReading {
            var loads = [Double](repeating: 0, count: 3)
            getloadavg(&loads, 3)
            var statistics = vm_statistics64()
            var count = mach_msg_type_number_t(MemoryLayout<vm_statistics64>.size / MemoryLayout<integer_t>.size)
            let code = withUnsafeMutablePointer(to: &statistics) { pointer in
                pointer.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
                    host_statistics64(mach_host_self(), HOST_VM_INFO64, $0, &count)
                }
            }
            let pages = code == KERN_SUCCESS ? statistics.free_count + statistics.inactive_count + statistics.purgeable_count : 0
            return HostReading(
                machine: (Int64(clamping: ProcessInfo.processInfo.physicalMemory), Int64(pages) * Int64(sysconf(_SC_PAGESIZE))), groups: [],
                processors: ProcessInfo.processInfo.activeProcessorCount, quotas: [], load: loads[0])
        }
    }
#endif
