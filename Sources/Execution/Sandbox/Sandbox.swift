import Foundation

/// What a job may reach of the machine: nothing but the system's programs and what is named here.
///
/// Of paths that lie in each other the deeper one decides, whatever kind it is; of equal ones the later kind in the order `readable`,
/// `writable`, `binds`, `hidden`. All paths are absolute and resolved: the last part of one that can be written to must not be a
/// symbolic link, since an agent may have put it there.
package struct Sandbox: Sendable, Hashable, Codable {
    /// One thing of the outside at a place of the inside.
    package struct Bind: Sendable, Hashable, Codable {
        /// Absolute path of a file or folder.
        package var outside: String
        /// Where the job sees it.
        package var inside: String
        /// Whether the job may change it.
        package var writable: Bool

        /// A file or folder at another place, or over something that is there.
        package init(outside: String, inside: String, writable: Bool) {
            self.outside = outside
            self.inside = inside
            self.writable = writable
        }
    }

    /// What confines it; see ``SandboxProbe``.
    package var tool: SandboxTool
    /// A writable folder that becomes `HOME`.
    package var home: String
    /// A writable folder that stands at `/tmp` and is `TMPDIR` (on macOS it is only the latter); without one, `/tmp` is in memory.
    package var temporary: String?
    /// Further files and folders that may be read.
    package var readable: [String]
    /// Further files and folders that may be written.
    package var writable: [String]
    /// Files and folders that stand somewhere else inside.
    package var binds: [Bind]
    /// Files and folders that look empty; what is named below one of them is there nevertheless.
    package var hidden: [String]
    /// What it may connect to.
    package var network: SandboxNetwork

    /// A sandbox; without further arguments it has a home and no network.
    package init(
        tool: SandboxTool, home: String, temporary: String? = nil, readable: [String] = [], writable: [String] = [],
        binds: [Bind] = [], hidden: [String] = [], network: SandboxNetwork = .none
    ) {
        self.tool = tool
        self.home = home
        self.temporary = temporary
        self.readable = readable
        self.writable = writable
        self.binds = binds
        self.hidden = hidden
        self.network = network
    }

    /// Why it cannot be set up; `nil` when it can, as far as that can be said without a look at the disk.
    func objection() -> String? {
        let paths = [home] + [temporary].compactMap { $0 } + readable + writable + hidden + binds.flatMap { [$0.outside, $0.inside] }
        for path in paths where !Self.isPlain(path) {
            return "the path \(path.debugDescription) of the sandbox is not absolute and without '.', '..', '//' and NUL"
        }
        if tool.kind == .seatbelt, let bind = binds.first(where: { $0.inside != $0.outside }) {
            return "this sandbox cannot show \(bind.outside.debugDescription) at another place"
        }
        if network != .full, !tool.isolatesNetwork { return "a sandbox of this machine cannot be kept from the network" }
        if case .proxied(let entries) = network, let bad = entries.first(where: { HostRule($0) == nil }) {
            return "\(bad.debugDescription) is no entry of a network allow list: HOST, HOST:PORT or *.DOMAIN"
        }
        return nil
    }

    static func isPlain(_ path: String) -> Bool {
        guard path.hasPrefix("/"), path.utf8.count > 1, !path.utf8.contains(0) else { return false }
        return path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }
}
