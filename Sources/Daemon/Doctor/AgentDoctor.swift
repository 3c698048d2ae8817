import Domain
import Foundation
import Processes

/// Looks whether each agent definition could be run here.
struct AgentDoctor {
    let workspace: URL
    var environment = ProcessInfo.processInfo.environment
    /// How long a program may take to name its version. Some load much before they answer.
    var patience = Duration.seconds(10)

    /// A finding for each definition; none for a workspace that cannot be read, which is said elsewhere.
    func examine() async -> [Doctor.Finding] {
        let searchPath = environment["PATH"] ?? ""
        guard case .success(let loaded) = WorkspaceLoader.load(workspace, searchPath: searchPath) else { return [] }
        var found: [Doctor.Finding] = []
        for agent in loaded.configuration.agents { found.append(await examine(agent, searchPath)) }
        return found
    }

    /// The program that an adapter starts when the definition names none; nil when it needs none.
    static func program(of agent: AgentConfiguration) -> String? {
        switch agent.adapter {
        case .scripted: nil
        case .claudeCode: agent.command.first ?? "claude"
        case .codex, .codexExec: agent.command.first ?? "codex"
        case .acp, .command: agent.command.first
        }
    }

    private func examine(_ agent: AgentConfiguration, _ searchPath: String) async -> Doctor.Finding {
        let name = "agent \(agent.name)"
        guard let program = Self.program(of: agent) else {
            return .init(name: name, detail: "\(agent.adapter.rawValue), part of signalbox")
        }
        // A program is run in a lane's worktree, where a relative path would lead elsewhere than it does here.
        let written = program.contains("/") ? FilePlace.resolve(program, in: workspace).path(percentEncoded: false) : program
        let path: String
        do {
            path = try ExecutableFinder().find(written, path: searchPath)
        } catch {
            return .init(
                name: name, isBad: true, detail: "there is no program '\(program)'\(program.contains("/") ? "" : " in PATH")",
                remedy: "install it, or write 'command:' with its whole path in the definition")
        }
        // Only programs that are known to converse are asked: another one might take --version for work to do.
        guard agent.adapter != .command else { return .init(name: name, detail: path) }
        guard let version = await version(path) else {
            return .init(
                name: name, isWarning: true, detail: "\(path) does not name its version", remedy: "run '\(path) --version' and see why")
        }
        return .init(name: name, detail: "\(SafeText.line(version)) at \(path)")
    }

    /// The first line of what the program prints with `--version`; nil when it fails, prints nothing or takes too long.
    private func version(_ path: String) async -> String? {
        let command = Command(
            executable: path, arguments: ["--version"],
            environment: environment.filter { ["PATH", "HOME", "LANG", "TMPDIR"].contains($0.key) },
            workingDirectory: FileManager.default.temporaryDirectory.path, outputLimit: 64 << 10)
        return await withTaskGroup(of: String?.self) { group in
            group.addTask {
                guard let output = try? await ProcessRunner.run(command), output.status.isSuccess else { return nil }
                return output.text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(200)) }
            }
            // A limit on another program, which may hang.
            group.addTask {
                try? await Task.sleep(for: patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
