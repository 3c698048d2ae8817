import Agents
import Domain
import Execution
import Foundation
import Git
import Ledger

/// Puts together what a turn's agent is started with. Done again after a crash, it comes to the same.
struct TurnPreparation: Sendable {
    let context: StepContext
    let turn: Turn
    let place: Workplace

    func make() async throws -> (Conversation, JobSpec) {
        let agent = try PinnedAgent.read(context)
        let places = LanePlaces(state: context.stations.state, lane: context.lane.id)
        let start = AgentStart(context: context, agent: agent, job: turn.job, worktree: place.path, places: places)
        let prompt = try start.prompt(turn.prompt)
        try places.make()
        if turn.neighbours == nil { try await context.record(.neighboursPinned(turn: turn.number, await neighbours())) }
        let last = context.lane.turns.last { $0.number < turn.number && $0.session != nil }
        let door = ToolDoor(context: context, places: places)
        let tools = agent.adapter.converses ? door.server : nil
        let (system, new) = try await Briefing(context: context, turn: turn, agent: agent, place: place, hasTools: tools != nil).make()
        if let new { try await context.record(.briefed(turn: turn.number, text: new)) }
        let described = AgentContext(
            agent: agent, turn: turn.number, prompt: prompt.text, promptFile: prompt.file, system: system, worktree: place.path,
            home: places.home.path, session: last?.session, meter: last?.meter, tools: tools, executable: context.stations.executable,
            scriptFile: try script(for: agent, in: start.folder), skillFiles: try start.skills(), guide: start.guide,
            sandboxed: start.decision.isConfined)
        let launch = try start.launch(described)
        // Any program of the lane can start the bridge with it, not only an agent that knows of tools.
        var variables = ["SIGNALBOX_TOOLS": door.socket]
        if turn.cause == .conflict { variables["SIGNALBOX_BASE"] = try await context.station.trackedHead() }
        var spec = start.spec("turn-\(turn.number)", launch, timeout: agent.timeoutSeconds, variables: variables)
        let confinement = try await start.confine(&spec, readOnly: false) {
            let git = try LaneGit(folder: places.git.path, worktree: await context.station.worktree(context.lane.id))
            // While the job runs the lane's repository is the agent's: it was prepared before the job was started.
            if await !start.isStarted() { try await git.prepare(discardingUnimported: turn.cause != .retry) }
            return git
        }
        if turn.confinement != confinement { try await context.record(.confined(turn: turn.number, confinement)) }
        return (
            Conversation(context: context, id: .turn(turn.number), engagement: turn, agent: agent, described: described), spec
        )
    }

    /// The other repositories where they are now: what the turn's agent may look at.
    private func neighbours() async -> [String: String] {
        let known = await context.conductor.model.repositories
        let names = context.configuration.repositories.map(\.name).filter { $0 != context.lane.start.repository }
        return Dictionary(uniqueKeysWithValues: names.compactMap { name in known[name].map { (name, $0.head) } })
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
}
