import CPlatform
import Processes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where control groups (version 2) of jobs can be made on this machine.
package struct GroupPlace: Sendable, Hashable {
    /// The group that this process is in.
    let own: String
    /// The group in which those of jobs are made: the own one, or the one above when that was delegated and this process has a part of it.
    package let base: String

    /// What a machine offers.
    package enum Found: Sendable, Hashable {
        case available(GroupPlace)
        /// Why there is none.
        case unavailable(reason: String)

        package var place: GroupPlace? { if case .available(let place) = self { place } else { nil } }
    }

    /// Looks at this machine; nothing is changed.
    package static func look() -> Found {
        #if os(Linux)
            let found = find(groups: text("/proc/self/cgroup"), mounts: text("/proc/self/mountinfo"))
            guard case .available(let place) = found else { return found }
            let parent = String(place.own[..<(place.own.lastIndex(of: "/") ?? place.own.startIndex)])
            let base = isDelegated(parent) && isWritable(parent) ? parent : place.own
            guard isWritable(base), isWritable(place.own) else {
                return .unavailable(reason: "this user may not make groups in \(place.own)")
            }
            guard access(base + "/cgroup.kill", F_OK) == 0 || base == mountPoint(text("/proc/self/mountinfo")) else {
                return .unavailable(reason: "the kernel has no cgroup.kill (it came with Linux 5.14)")
            }
            return .available(GroupPlace(own: place.own, base: base))
        #else
            return .unavailable(reason: "this system has none")
        #endif
    }

    /// Controllers (`memory`, `pids`, `cpu`) that groups of jobs get.
    package var controllers: Set<String> { Set(Self.words(Self.text(base + "/cgroup.subtree_control"))) }

    /// Asks for the controllers that limits need. Only in a group that was delegated: elsewhere they are not ours to change.
    func enableControllers() {
        guard Self.isDelegated(base) else { return }
        let missing = Set(Self.words(Self.text(base + "/cgroup.controllers"))).subtracting(controllers)
        for name in ["memory", "pids", "cpu"] where missing.contains(name) {
            GroupFile.write("+\(name)", to: base + "/cgroup.subtree_control")
        }
    }

    /// The folder of this process's group, from `/proc/self/cgroup` (`0::PATH`, cgroups(7)) and `/proc/self/mountinfo` (proc(5)).
    static func find(groups: String, mounts: String) -> Found {
        guard let line = groups.split(separator: "\n").first(where: { $0.hasPrefix("0::") }) else {
            return .unavailable(reason: "the kernel has no control groups of version 2")
        }
        let path = String(line.dropFirst(3))
        guard let mount = mount(mounts) else { return .unavailable(reason: "no control groups of version 2 are mounted") }
        guard !mount.isReadOnly else { return .unavailable(reason: "\(mount.point) is mounted read-only") }
        // Inside a container the mount may show only a part, or the path lead above it.
        let isBelow = mount.root == "/" || path == mount.root || path.hasPrefix(mount.root + "/")
        guard isBelow, !path.split(separator: "/").contains("..") else {
            return .unavailable(reason: "the group of this process is not below \(mount.point)")
        }
        let rest = mount.root == "/" ? path : String(path.dropFirst(mount.root.count))
        let own = rest == "/" || rest.isEmpty ? mount.point : mount.point + rest
        return .available(GroupPlace(own: own, base: own))
    }

    private static func mount(_ mounts: String) -> (root: String, point: String, isReadOnly: Bool)? {
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let dash = words.firstIndex(of: "-"), dash > 5, dash + 1 < words.count, words[dash + 1] == "cgroup2" else { continue }
            return (words[3], words[4], words[5].split(separator: ",").contains("ro"))
        }
        return nil
    }

    private static func mountPoint(_ mounts: String) -> String? { mount(mounts)?.point }

    /// systemd marks what it delegated (systemd.resource-control(5), `Delegate=`).
    private static func isDelegated(_ group: String) -> Bool {
        cp_attribute_is_one(group, "user.delegate") || cp_attribute_is_one(group, "trusted.delegate")
    }

    private static func isWritable(_ group: String) -> Bool {
        access(group, W_OK) == 0 && access(group + "/cgroup.procs", W_OK) == 0
    }

    static func text(_ path: String) -> String { String(decoding: SmallFile.read(path, limit: 1 << 20) ?? [], as: UTF8.self) }
    static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
