#if os(Linux)
    import CPlatform
    import Foundation

    // Sources: proc_pid_stat(5), proc_pid_environ(5), pidfd_open(2).
    extension ProcessTable {
        /// Differs between boots: /proc/sys/kernel/random/boot_id.
        package static let bootIdentifier: String = {
            let bytes = SmallFile.read("/proc/sys/kernel/random/boot_id", limit: 64) ?? []
            return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }()

        /// Every process that can be seen.
        package static func entries() -> [Entry] {
            guard let folder = opendir("/proc") else { return [] }
            defer { closedir(folder) }
            var found: [Entry] = []
            while let item = readdir(folder) {
                let pid = withUnsafePointer(to: &item.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { Int32(String(cString: $0)) }
                }
                if let pid, let row = entry(pid) { found.append(row) }
            }
            return found
        }

        static func entry(_ pid: Int32) -> Entry? {
            guard let bytes = SmallFile.read("/proc/\(pid)/stat", limit: 4096) else { return nil }
            return parse(pid, stat: bytes)
        }

        /// Fields are counted after the last `)`: the command's name before it may hold spaces and parentheses.
        static func parse(_ pid: Int32, stat bytes: [UInt8]) -> Entry? {
            guard let close = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
            let fields = bytes[(close + 1)...].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count > 19, let parent = Int32(fields[1]), let group = Int32(fields[2]), let session = Int32(fields[3]),
                let startTime = UInt64(fields[19])
            else { return nil }
            let isZombie = fields[0] == "Z" || fields[0] == "X"
            return Entry(
                pid: pid, parent: parent, group: group, session: session, startTime: startTime, isZombie: isZombie,
                isStopped: fields[0] == "T" || fields[0] == "t")
        }

        static func hasEnvironment(_ pid: Int32, entry marker: String) -> Bool {
            var info = stat()
            guard stat("/proc/\(pid)", &info) == 0, info.st_uid == geteuid(),
                let bytes = SmallFile.read("/proc/\(pid)/environ", limit: 4 << 20)
            else { return false }
            return bytes.split(separator: 0).contains { $0.elementsEqual(marker.utf8) }
        }

        /// Sends a signal to this very process. Returns whether it was there to get it.
        @discardableResult
        package static func signal(_ process: ProcessIdentity, _ number: Int32) -> Bool {
            let descriptor = cp_pidfd_open(process.pid)
            guard descriptor >= 0 else { return false }
            defer { close(descriptor) }
            // The pidfd holds one process fast; only then is the question who it is worth asking.
            guard process.isAlive else { return false }
            return cp_pidfd_signal(descriptor, number) == 0
        }
    }
#endif
