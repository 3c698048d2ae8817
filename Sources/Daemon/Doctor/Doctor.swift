import Execution
package import Foundation
import Git

/// Looks at what this machine offers and says what is missing.
package enum Doctor {
    package struct Finding: Sendable {
        package var name: String
        package var isBad = false
        package var isWarning = false
        package var detail: String
        package var remedy: String?
    }

    package static func examine(workspace: URL?) async -> [Finding] {
        var found = [await git(), shell(), await sandbox(), groups(), descriptors(), curl()]
        if let workspace {
            found.append(disk(workspace))
            found += await AgentDoctor(workspace: workspace).examine()
            found += NotifyDoctor(workspace: workspace).examine()
        }
        return found
    }

    private static func git() async -> Finding {
        do {
            let client = try await GitClient.locate()
            return Finding(name: "git", detail: "\(client.version) at \(client.executable)")
        } catch let error as GitError {
            return Finding(name: "git", isBad: true, detail: error.message, remedy: error.remedy)
        } catch {
            return Finding(name: "git", isBad: true, detail: "\(error)")
        }
    }

    private static func shell() -> Finding {
        FileManager.default.isExecutableFile(atPath: "/bin/sh")
            ? Finding(name: "shell", detail: "/bin/sh")
            : Finding(name: "shell", isBad: true, detail: "there is no /bin/sh, which runs gates", remedy: "install a POSIX shell there")
    }

    private static func sandbox() async -> Finding {
        switch await MachineSandbox.look(ProcessInfo.processInfo.environment) {
        case .available(let tool):
            let network = tool.isolatesNetwork ? "" : "; it cannot keep an agent from the network here"
            return Finding(name: "sandbox", isWarning: !tool.isolatesNetwork, detail: "\(tool.path)\(network)")
        case .unavailable(let reason):
            return Finding(
                name: "sandbox", isWarning: true, detail: "none: \(reason); agents run as you, and lanes of high risk do not start",
                remedy: "on Debian and Ubuntu: apt-get install bubblewrap")
        }
    }

    private static func groups() -> Finding {
        let name = "control groups"
        let place: GroupPlace
        switch GroupProbe.look() {
        case .unavailable(let reason):
            return Finding(
                name: name,
                detail: "none: \(reason); processes of jobs are found by parent, session and environment, memory is watched once a second")
        case .available(let found): place = found
        }
        let limits = [("memory", "maxMemory"), ("pids", "maxProcesses"), ("cpu", "maxCpu")]
        let has = limits.filter { place.controllers.contains($0.0) }.map(\.1)
        let hasNot = limits.filter { !place.controllers.contains($0.0) }.map(\.1)
        let held = has.isEmpty ? "" : "; the kernel holds \(has.joined(separator: ", "))"
        let open = hasNot.isEmpty ? "" : "; not held by the kernel: \(hasNot.joined(separator: ", "))"
        return Finding(name: name, detail: "jobs are ended, paused and counted by groups in \(place.base)\(held)\(open)")
    }

    private static func curl() -> Finding {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let place = folders.map { "\($0)/curl" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return place.map { Finding(name: "curl", detail: $0) }
            ?? Finding(
                name: "curl", isWarning: true, detail: "not found; smoke checks of addresses will be unknown",
                remedy: "install curl, or write smoke checks as commands")
    }

    private static func descriptors() -> Finding {
        DescriptorLimit.raise()
        let limit = DescriptorLimit.current
        return limit >= 1024
            ? Finding(name: "open files", detail: "\(limit)")
            : Finding(
                name: "open files", isWarning: true, detail: "only \(limit) may be open at once",
                remedy: "raise the limit (ulimit -n 4096) before signalbox up")
    }

    private static func disk(_ workspace: URL) -> Finding {
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: workspace.path)
        guard let free = (facts?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Finding(name: "disk", isWarning: true, detail: "not known")
        }
        let gigabytes = Double(free) / 1_000_000_000
        let text = String(format: "%.1f GB free", gigabytes)
        return gigabytes >= 1
            ? Finding(name: "disk", detail: text)
            : Finding(name: "disk", isWarning: true, detail: text, remedy: "free some space; worktrees and logs need it")
    }
}
