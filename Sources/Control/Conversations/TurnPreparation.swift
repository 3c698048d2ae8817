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
        let folder = context.stations.state.turnFolder(turn.job)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let prompt = folder.appendingPathComponent("prompt.md")
        let text = try context.stations.blobs.read(turn.prompt, limit: 10_000_000)
        try text.write(to: prompt, options: .atomic)
        let places = LanePlaces(state: context.stations.state, lane: context.lane.id)
        try places.make()
        if turn.neighbours == nil { try await context.record(.neighboursPinned(turn: turn.number, await neighbours())) }
        let decision = LaneSandbox(context: context, agent: agent).decision
        let last = context.lane.turns.last { $0.number < turn.number && $0.session != nil }
        let tools = agent.adapter.converses ? ToolDoor(context: context, places: places).server : nil
        let (system, new) = try await Briefing(context: context, turn: turn, agent: agent, place: place, hasTools: tools != nil).make()
        if let new { try await context.record(.briefed(turn: turn.number, text: new)) }
        let described = AgentContext(
            agent: agent, turn: turn.number, prompt: String(decoding: text, as: UTF8.self), promptFile: prompt.path,
            system: system, worktree: place.path, home: places.home.path,
            session: last?.session, meter: last?.meter, tools: tools, executable: context.stations.executable,
            scriptFile: try script(for: agent, in: folder), skillFiles: try skills(agent), guide: Self.guide(in: place.path),
            sandboxed: decision.isConfined)
        let launch = try Dialects.of(agent.adapter).launch(described)
        // The definition's own files last: they are the operator's word.
        let own = Dictionary(uniqueKeysWithValues: agent.files.map { ("\(places.home.path)/\($0)", $1) })
        for (path, text) in launch.files.merging(own, uniquingKeysWith: { $1 }) { try Self.write(text, to: path, below: places.home) }
        var spec = try await spec(agent, launch, ToolDoor(context: context, places: places))
        try await confine(&spec, decision, agent, places, folder)
        return (Conversation(context: context, turn: turn, agent: agent, described: described), spec)
    }

    /// Puts the job into its sandbox, and says so in the ledger before it is started.
    private func confine(
        _ spec: inout JobSpec, _ decision: LaneSandbox.Decision, _ agent: AgentConfiguration, _ places: LanePlaces, _ folder: URL
    ) async throws {
        let confinement: Domain.Confinement
        switch decision {
        case .refused(let reason): throw AgentError(reason)
        case .open(let reason): confinement = Domain.Confinement(sandbox: nil, reason: reason, network: agent.network)
        case .confined(let tool):
            let git = try LaneGit(folder: places.git.path, worktree: await context.station.worktree(context.lane.id))
            // While the job runs the lane's repository is the agent's: it was prepared before the job was started.
            let isStarted = (try? await context.stations.executor.job(turn.job)) != nil
            if !isStarted { try await git.prepare(discardingUnimported: turn.cause != .retry) }
            spec.sandbox = LaneSandbox(context: context, agent: agent).make(
                tool, git: git, places: places, turnFolder: folder, worktree: place.path, argv: spec.argv)
            confinement = Domain.Confinement(sandbox: tool.kind.rawValue, network: agent.network)
        }
        if turn.confinement != confinement { try await context.record(.confined(turn: turn.number, confinement)) }
    }

    /// The other repositories where they are now: what the turn's agent may look at.
    private func neighbours() async -> [String: String] {
        let known = await context.conductor.model.repositories
        let names = context.configuration.repositories.map(\.name).filter { $0 != context.lane.start.repository }
        return Dictionary(uniqueKeysWithValues: names.compactMap { name in known[name].map { (name, $0.head) } })
    }

    /// The repository's AGENTS.md; no link is followed.
    private static func guide(in worktree: String) -> String {
        let path = worktree + "/AGENTS.md"
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            (attributes[.size] as? Int ?? .max) < 1 << 20
        else { return "" }
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// Skills as texts, by name and path; what is no text is not handed over.
    private func skills(_ agent: AgentConfiguration) throws -> [String: [String: String]] {
        var result: [String: [String: String]] = [:]
        for skill in agent.skills {
            for (path, blob) in skill.files {
                let data = try context.stations.blobs.read(blob, limit: 5_000_000)
                result[skill.name, default: [:]][path] = String(validating: data, as: UTF8.self)
            }
        }
        return result
    }

    /// Writes a file for the agent below its home. An earlier turn may have left links there: none is followed.
    private static func write(_ text: String, to path: String, below home: URL) throws {
        let file = URL(fileURLWithPath: path).standardizedFileURL
        guard file.path.hasPrefix(home.standardizedFileURL.path + "/") else {
            throw AgentError("the file \(path) is not below the agent's home")
        }
        var folder = home
        for part in file.deletingLastPathComponent().path.dropFirst(home.path.count + 1).split(separator: "/") {
            folder.appendPathComponent(String(part))
            let kind = try? FileManager.default.attributesOfItem(atPath: folder.path)[.type] as? FileAttributeType
            if kind == .typeDirectory { continue }
            if kind != nil { try FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
        // By rename, so that a link at the file's own place is replaced and not followed.
        try Data(text.utf8).write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
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

    private func spec(_ agent: AgentConfiguration, _ launch: AgentLaunch, _ door: ToolDoor) async throws -> JobSpec {
        // The definition's own variables win: an operator may want commits in another name.
        var extra = AgentCommits.environment(agent: agent.name, hooks: context.stations.state.agentHooks.path)
        extra.merge(launch.environment) { $1 }
        extra.merge(agent.environment) { $1 }
        // Any program of the lane can start the bridge with it, not only an agent that knows of tools.
        extra["SIGNALBOX_TOOLS"] = door.socket
        if turn.cause == .conflict { extra["SIGNALBOX_BASE"] = try await context.station.trackedHead() }
        var spec = JobFactory(context).spec(
            "turn-\(turn.number)", argv: launch.argv, folder: place.path, timeout: agent.timeoutSeconds, output: agent.outputLimitBytes,
            input: launch.jobInput, extra: extra)
        // An agent that was told to stop, or whose time is over, has this long to write what it must.
        spec.limits.graceSeconds = 1
        // Before the machine runs out of memory and ends whatever it likes, the one that grows is ended.
        let host = Execution.HostReading.now()
        let settings = context.configuration.host
        spec.limits.memoryBytes = max(1 << 30, host.totalMemory - Int64(settings.memoryReserveBytes))
        if let most = settings.maxMemoryBytes { spec.limits.memoryBytes = min(spec.limits.memoryBytes ?? .max, Int64(most)) }
        (spec.limits.processes, spec.limits.cpuMillis) = (settings.maxProcesses, settings.maxCpuMillis)
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
