/// The profile for sandbox-exec(1) on macOS, with the meaning of ``Bubblewrap`` as far as that system has it: no process table or
/// places of its own, so `/tmp` is shared and hidden paths are refused instead of empty.
///
/// Not verified: it was written without a machine to try it on. `sandbox-exec` is marked as deprecated and has no public reference;
/// the form is that of the profiles in `/System/Library/Sandbox/Profiles`.
enum Seatbelt {
    /// - Parameter proxyPort: where the runner's proxy listens on loopback; `nil` when the network is not proxied.
    static func profile(_ sandbox: Sandbox, proxyPort: UInt16?) -> String {
        let system = [
            "/usr", "/bin", "/sbin", "/opt", "/System", "/Library", "/private/etc", "/private/var/db", "/dev", "/Applications/Xcode.app",
        ]
        let secrets = ["/private/etc/sudoers", "/private/etc/master.passwd", "/private/etc/ssh"]
        var lines = [
            "(version 1)", "(deny default)", "(allow process-fork)", "(allow process-exec)", "(allow signal (target same-sandbox))",
            "(allow process-info* (target same-sandbox))", "(allow sysctl-read)", "(allow mach-lookup)", "(allow ipc-posix-shm)",
            "(allow file-read-metadata)", "(allow file-read* (literal \"/\"))",
        ]
        lines += system.map { "(allow file-read* (subpath \(quoted($0))))" }
        lines += secrets.map { "(deny file-read* (subpath \(quoted($0))))" }
        lines.append("(allow file-write* (literal \"/dev/null\") (literal \"/dev/tty\") (literal \"/dev/dtracehelper\"))")
        var rules: [(path: String, text: String)] = []
        func add(_ path: String, _ text: String) { rules.append((path, text.replacing("PATH", with: "(subpath \(quoted(path)))"))) }
        for path in sandbox.readable { add(path, "(allow file-read* PATH) (deny file-write* PATH)") }
        for path in [sandbox.home] + [sandbox.temporary].compactMap({ $0 }) + sandbox.writable {
            add(path, "(allow file-read* file-write* PATH)")
        }
        for bind in sandbox.binds {
            add(bind.outside, bind.writable ? "(allow file-read* file-write* PATH)" : "(allow file-read* PATH) (deny file-write* PATH)")
        }
        for path in sandbox.hidden { add(path, "(deny file-read* file-write* PATH)") }
        // The last matching rule decides, so the deeper paths come later.
        func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }
        lines += rules.enumerated().sorted { (depth($0.element.path), $0.offset) < (depth($1.element.path), $1.offset) }.map(\.element.text)
        switch sandbox.network {
        case .full: lines.append("(allow network*)")
        case .none: break
        case .proxied: lines.append("(allow network-outbound (remote ip \"localhost:\(proxyPort ?? 0)\"))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A string of the profile language.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
