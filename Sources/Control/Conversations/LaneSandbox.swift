import Domain
import Execution
import Foundation
import Git

/// Decides how a turn's agent is held, and describes the sandbox.
struct LaneSandbox: Sendable {
    let context: StepContext
    let agent: AgentConfiguration

    enum Decision {
        case confined(SandboxTool)
        case open(reason: String)
        /// The turn must not start like this.
        case refused(String)

        var isConfined: Bool { if case .confined = self { true } else { false } }
    }

    var decision: Decision {
        if agent.sandbox == .off { return allowed("agent '\(agent.name)' has sandbox: off") }
        switch context.stations.sandbox {
        case .available(let tool):
            if agent.network != .full, !tool.isolatesNetwork {
                return .refused(
                    "agent '\(agent.name)' is not to have the whole network, and a sandbox of this machine cannot keep it from that")
            }
            return .confined(tool)
        case .unavailable(let reason):
            if agent.sandbox == .required { return .refused("agent '\(agent.name)' wants a sandbox, and there is none: \(reason)") }
            if agent.network != .full {
                return .refused("agent '\(agent.name)' is not to have the whole network, which takes a sandbox: \(reason)")
            }
            return allowed(reason)
        }
    }

    private func allowed(_ reason: String) -> Decision {
        context.lane.start.risk == .high ? .refused("a lane of high risk works only in a sandbox: \(reason)") : .open(reason: reason)
    }

    /// - Parameter argv: the words of the command, whose program must be readable.
    /// - Parameter readOnly: whether the worktree and its repository are only to be read.
    func make(
        _ tool: SandboxTool, git: LaneGit, places: LanePlaces, turnFolder: URL, worktree: String, argv: [String], readOnly: Bool = false
    ) -> Sandbox {
        let environment = context.stations.environment
        let home = environment["HOME"] ?? "/"
        var reach = ProgramReach(path: environment["PATH"] ?? "/usr/bin:/bin", home: home)
        // Words of the definition, and never of a prompt.
        for word in argv.prefix(1) + agent.command.filter({ $0.hasPrefix("/") || $0 == agent.command.first }) { reach.add(word) }
        let network: SandboxNetwork =
            switch agent.network {
            case .full: .full
            case .none: .none
            case .only(let hosts): .proxied(allow: hosts)
            }
        func place(_ path: String) -> String { path.hasPrefix("~/") ? home + path.dropFirst() : path }
        let existing = (reach.readable + agent.readable.map(place) + OwnProgram.readable(context.stations.executable)).filter {
            FileManager.default.fileExists(atPath: $0)
        }
        return Sandbox(
            tool: tool, home: places.home.path, temporary: places.temporary.path,
            readable: existing + git.readable + [turnFolder.path, context.stations.state.agentHooks.path, places.tools.path]
                + (readOnly ? [worktree, git.repository] : []),
            writable: readOnly ? [] : [worktree, git.repository] + agent.writable.map(place),
            binds: [.init(outside: git.dotgit, inside: git.dotgitTarget, writable: false)],
            network: network)
    }
}
