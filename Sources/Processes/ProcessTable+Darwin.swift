#if canImport(Darwin)
    import Darwin

    extension ProcessTable {
        /// Differs between boots: sysctl kern.bootsessionuuid.
        package static let bootIdentifier: String = {
            var buffer = [CChar](repeating: 0, count: 64)
            var size = buffer.count
            guard sysctlbyname("kern.bootsessionuuid", &buffer, &size, nil, 0) == 0 else { return "" }
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }()

        /// Every process that can be seen.
        package static func entries() -> [Entry] {
            let capacity = max(0, proc_listallpids(nil, 0)) + 64
            var pids = [pid_t](repeating: 0, count: Int(capacity))
            let count = proc_listallpids(&pids, Int32(pids.count * MemoryLayout<pid_t>.size))
            return pids.prefix(Int(max(0, count))).compactMap { entry($0) }
        }

        static func entry(_ pid: Int32) -> Entry? {
            var info = proc_bsdinfo()
            let size = Int32(MemoryLayout<proc_bsdinfo>.size)
            guard proc_pidinfo(pid, PROC_PIDTBSDINFO, 0, &info, size) == size else { return nil }
            return Entry(
                pid: pid, parent: Int32(bitPattern: info.pbi_ppid), group: Int32(bitPattern: info.pbi_pgid), session: getsid(pid),
                startTime: info.pbi_start_tvsec * 1_000_000 + info.pbi_start_tvusec, isZombie: info.pbi_status == UInt32(SZOMB),
                isStopped: info.pbi_status == UInt32(SSTOP))
        }

        /// KERN_PROCARGS2 gives argc, the path, the arguments and the environment, each ended by NUL.
        static func hasEnvironment(_ pid: Int32, entry marker: String) -> Bool {
            var name = [CTL_KERN, KERN_PROCARGS2, pid]
            var size = 0
            guard sysctl(&name, 3, nil, &size, nil, 0) == 0, size > 4 else { return false }
            var bytes = [UInt8](repeating: 0, count: size)
            guard sysctl(&name, 3, &bytes, &size, nil, 0) == 0, size > 4 else { return false }
            let count = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            let words = bytes[4..<size].split(separator: 0)
            return words.dropFirst(1 + count).contains { $0.elementsEqual(marker.utf8) }
        }

        /// Sends a signal to this very process. Returns whether it was there to get it.
        @discardableResult
        package static func signal(_ process: ProcessIdentity, _ number: Int32) -> Bool {
            process.isAlive && kill(process.pid, number) == 0
        }
    }
#endif
