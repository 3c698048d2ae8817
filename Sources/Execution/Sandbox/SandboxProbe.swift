import Foundation
import Processes

/// Finds out whether this machine can confine jobs, by doing it.
package enum SandboxProbe {
    /// What came of it.
    package enum Result: Sendable, Hashable {
        /// A sandbox works.
        case available(SandboxTool)
        /// None does, for this reason.
        case unavailable(String)
    }

    /// Runs `true` in sandboxes of decreasing strength. To be called once; the answer holds as long as the machine is set up alike.
    ///
    /// - Parameter path: where to look for the tool, a PATH value.
    package static func look(path: String = "/usr/local/bin:/usr/bin:/bin") async -> Result {
        #if os(Linux)
            guard let program = try? ExecutableFinder().find("bwrap", path: path) else {
                return .unavailable("bwrap is not on \(path): install the package bubblewrap")
            }
            var reason = ""
            for (network, namespaces) in [(true, true), (true, false), (false, true), (false, false)] {
                let tool = SandboxTool(kind: .bubblewrap, path: program, isolatesNetwork: network, forbidsNamespaces: namespaces)
                guard let trouble = await trouble(tool) else { return .available(tool) }
                if reason.isEmpty { reason = trouble }
            }
            return .unavailable("bwrap does not work here: \(reason)")
        #else
            let program = "/usr/bin/sandbox-exec"
            guard ExecutableFinder.isExecutable(program) else { return .unavailable("there is no \(program)") }
            let command = Command(executable: program, arguments: ["-p", "(version 1)(allow default)", "/usr/bin/true"])
            guard let output = try? await ProcessRunner.run(command), output.status.isSuccess else {
                return .unavailable("\(program) does not work here")
            }
            return .available(SandboxTool(kind: .seatbelt, path: program))
        #endif
    }

    private static func trouble(_ tool: SandboxTool) async -> String? {
        let sandbox = Sandbox(tool: tool, home: "/tmp", network: tool.isolatesNetwork ? .none : .full)
        let host = SandboxHost.current()
        // Without the runner's files: only what every sandbox has is tried.
        let layout = SandboxLayout(sandbox, host: host, support: nil, program: "") { _ in nil }
        let words = Bubblewrap.arguments(sandbox, layout, workingDirectory: "/") + ["/bin/sh", "-c", "true"]
        let command = Command(executable: words[0], arguments: Array(words.dropFirst()), environment: ["PATH": "/usr/bin:/bin"])
        do {
            let output = try await ProcessRunner.run(command)
            if output.status.isSuccess { return nil }
            let text = output.stderr.trimmingCharacters(in: .whitespacesAndNewlines)
            return (text.isEmpty ? "it \(output.status)" : String(text.prefix(300))) + hint()
        } catch {
            return "\(error)"
        }
    }

    /// What usually forbids it.
    private static func hint() -> String {
        func setting(_ name: String) -> String? {
            SmallFile.read("/proc/sys/" + name, limit: 32).map {
                String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            }
        }
        if setting("user/max_user_namespaces") == "0" { return " (user.max_user_namespaces is 0)" }
        if setting("kernel/unprivileged_userns_clone") == "0" { return " (kernel.unprivileged_userns_clone is 0)" }
        if setting("kernel/apparmor_restrict_unprivileged_userns") == "1" {
            return " (AppArmor restricts user namespaces: bwrap needs a profile, see kernel.apparmor_restrict_unprivileged_userns)"
        }
        return ""
    }
}
