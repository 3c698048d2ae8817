import Agents
import Domain
import Execution
import Foundation
import Ledger

/// Puts together what a turn's agent is started with. Done again after a crash, it comes to the same.
struct TurnPreparation: Sendable {
    let context: StepContext
    let turn: Turn
    let place: Workplace

    func make() async throws -> (Conversation, JobSpec) {
        let agent = try PinnedAgent.read(context)
        let folder = context.stations.state.turnFolder(turn.job)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let prompt = folder.appendingPathComponent("prompt.md")
        let text = try context.stations.blobs.read(turn.prompt, limit: 10_000_000)
        try text.write(to: prompt, options: .atomic)
        let last = context.lane.turns.last { $0.number < turn.number && $0.session != nil }
        let described = AgentContext(
            agent: agent, turn: turn.number, prompt: String(decoding: text, as: UTF8.self), promptFile: prompt.path, worktree: place.path,
            home: folder.path, session: last?.session, meter: last?.meter, executable: context.stations.executable,
            scriptFile: try script(for: agent, in: folder))
        let launch = try Dialects.of(agent.adapter).launch(described)
        let spec = try await spec(agent, launch)
        return (Conversation(context: context, turn: turn, agent: agent, described: described), spec)
    }

    private func script(for agent: AgentConfiguration, in folder: URL) throws -> String? {
        guard agent.adapter == .scripted else { return nil }
        guard let script = context.target?.script else {
            throw AgentError(
                "\(context.lane.start.target) has no script, which agent '\(agent.name)' needs: target edit, or dispatch to another agent")
        }
        let file = folder.appendingPathComponent("script.json")
        try Data(script.utf8).write(to: file, options: .atomic)
        return file.path
    }

    private func spec(_ agent: AgentConfiguration, _ launch: AgentLaunch) async throws -> JobSpec {
        // The definition's own variables win: an operator may want commits in another name.
        var extra = AgentCommits.environment(agent: agent.name, hooks: context.stations.state.agentHooks.path)
        extra.merge(launch.environment) { $1 }
        extra.merge(agent.environment) { $1 }
        if turn.cause == .conflict { extra["SIGNALBOX_BASE"] = try await context.station.trackedHead() }
        var spec = JobFactory(context).spec(
            "turn-\(turn.number)", argv: launch.argv, folder: place.path, timeout: agent.timeoutSeconds, output: agent.outputLimitBytes,
            input: launch.jobInput, extra: extra)
        // An agent that was told to stop, or whose time is over, has this long to write what it must.
        spec.limits.graceSeconds = 1
        return spec
    }
}

extension AgentLaunch {
    var jobInput: JobSpec.Input {
        switch input {
        case .none: .none
        case .channel: .channel
        case .text(let text): .text(text)
        }
    }
}
