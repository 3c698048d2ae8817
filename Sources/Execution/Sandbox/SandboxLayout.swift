/// All places of a sandbox's inside on Linux, in the order in which they are made: what lies deeper later.
struct SandboxLayout: Sendable, Hashable {
    /// Where the proxy's socket stands inside.
    static let proxySocket = "/run/signalbox/proxy"
    /// Names of the files that the runner makes for ``init(_:host:support:isFolder:)``.
    enum Support {
        static let users = "passwd"
        static let groups = "group"
        static let nothing = "nothing"
        static let socket = "proxy"
    }

    let mounts: [SandboxMount]

    /// - Parameters:
    ///   - support: a folder outside with the files of ``Support``; `nil` when there is none.
    ///   - program: of the outside, shown to be the bridge.
    ///   - isFolder: whether a path of the outside is a folder, a file, or not there (`nil`).
    init(_ sandbox: Sandbox, host: SandboxHost, support: String?, program: String, isFolder: (String) -> Bool?) {
        var mounts = [
            SandboxMount("/proc", .processes), SandboxMount("/dev", .devices), SandboxMount("/etc", .empty(writable: false)),
        ]
        mounts += host.folders.map { SandboxMount($0, .bind($0, writable: false)) }
        mounts += host.links.sorted { $0.key < $1.key }.map { SandboxMount($0.key, .link($0.value)) }
        mounts += host.settings.map { SandboxMount($0, .bind($0, writable: false)) }
        func file(_ name: String) -> SandboxMount.Kind { .bind((support ?? "") + "/" + name, writable: false) }
        if support != nil {
            mounts += [SandboxMount("/etc/passwd", file(Support.users)), SandboxMount("/etc/group", file(Support.groups))]
        }
        mounts.append(SandboxMount("/tmp", sandbox.temporary.map { .bind($0, writable: true) } ?? .empty(writable: true)))
        if sandbox.network.isProxied {
            mounts.append(SandboxMount(Self.proxySocket, file(Support.socket)))
            mounts.append(SandboxMount(program, .bind(program, writable: false)))
        }
        mounts += sandbox.readable.map { SandboxMount($0, .bind($0, writable: false)) }
        mounts += ([sandbox.home] + sandbox.writable).map { SandboxMount($0, .bind($0, writable: true)) }
        mounts += sandbox.binds.map { SandboxMount($0.inside, .bind($0.outside, writable: $0.writable)) }
        for path in host.secrets + sandbox.hidden {
            guard let isFolder = isFolder(path) else { continue }
            mounts.append(SandboxMount(path, isFolder ? .empty(writable: false) : file(Support.nothing)))
        }
        self.mounts = Self.ordered(mounts)
    }

    /// Of mounts at one place the last one; then by depth, otherwise as they were.
    private static func ordered(_ mounts: [SandboxMount]) -> [SandboxMount] {
        var last: [String: Int] = [:]
        for (index, mount) in mounts.enumerated() { last[mount.inside] = index }
        return mounts.indices.filter { last[mounts[$0].inside] == $0 }
            .sorted { (mounts[$0].depth, $0) < (mounts[$1].depth, $1) }
            .map { mounts[$0] }
    }
}
