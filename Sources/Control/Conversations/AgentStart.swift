import Agents
import Domain
import Execution
import Foundation
import Git
import Ledger

/// What the start of a turn's and of a review's program have in common. Done again after a crash, it comes to the same.
struct AgentStart: Sendable {
    let context: StepContext
    let agent: AgentConfiguration
    let job: String
    /// Where the program works: the lane's worktree, or a checkout of the candidate.
    let worktree: String
    let places: LanePlaces

    /// Files that the program reads and that must not lie in its worktree.
    var folder: URL { context.stations.state.turnFolder(job) }
    var decision: LaneSandbox.Decision { LaneSandbox(context: context, agent: agent).decision }

    /// The prompt's text, and the file that holds it too.
    func prompt(_ blob: String) throws -> (text: String, file: String) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("prompt.md")
        let text = try context.stations.blobs.read(blob, limit: 10_000_000)
        try text.write(to: file, options: .atomic)
        return (String(decoding: text, as: UTF8.self), file.path)
    }

    /// How its adapter starts it, with the files in place that this takes.
    func launch(_ described: AgentContext) throws -> AgentLaunch {
        let launch = try Dialects.of(agent.adapter).launch(described)
        // The definition's own files last: they are the operator's word.
        let own = Dictionary(uniqueKeysWithValues: agent.files.map { ("\(places.home.path)/\($0)", $1) })
        for (path, text) in launch.files.merging(own, uniquingKeysWith: { $1 }) { try Self.write(text, to: path, below: places.home) }
        return launch
    }

    /// - Parameters:
    ///   - suffix: names the job within the lane.
    ///   - variables: beside the adapter's and the definition's.
    func spec(_ suffix: String, _ launch: AgentLaunch, timeout: Int, variables: [String: String]) -> JobSpec {
        // The definition's own variables win: an operator may want commits in another name.
        var extra = AgentCommits.environment(agent: agent.name, hooks: context.stations.state.agentHooks.path)
        extra.merge(launch.environment) { $1 }
        extra.merge(agent.environment) { $1 }
        extra.merge(variables) { $1 }
        var spec = JobFactory(context).spec(
            suffix, argv: launch.argv, folder: worktree, timeout: timeout, output: agent.outputLimitBytes, input: launch.jobInput,
            extra: extra)
        // An agent that was told to stop, or whose time is over, has this long to write what it must.
        spec.limits.graceSeconds = 1
        // Before the machine runs out of memory and ends whatever it likes, the one that grows is ended.
        let host = Execution.HostReading.now()
        spec.limits.memoryBytes = max(1 << 30, host.totalMemory - Int64(context.configuration.host.memoryReserveBytes))
        return spec
    }

    /// Puts the job into its sandbox; how it is held then. Nothing is started like that before it is in the ledger.
    func confine(_ spec: inout JobSpec, readOnly: Bool, _ git: () async throws -> LaneGit) async throws -> Domain.Confinement {
        switch decision {
        case .refused(let reason): throw AgentError(reason)
        case .open(let reason): return Domain.Confinement(sandbox: nil, reason: reason, network: agent.network)
        case .confined(let tool):
            spec.sandbox = LaneSandbox(context: context, agent: agent).make(
                tool, git: try await git(), places: places, turnFolder: folder, worktree: worktree, argv: spec.argv, readOnly: readOnly)
            return Domain.Confinement(sandbox: tool.kind.rawValue, network: agent.network)
        }
    }

    /// Whether the job is there already: then what it was started with is its own.
    func isStarted() async -> Bool { (try? await context.stations.executor.job(job)) != nil }

    /// The repository's AGENTS.md; no link is followed.
    var guide: String {
        let path = worktree + "/AGENTS.md"
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular,
            (attributes[.size] as? Int ?? .max) < 1 << 20
        else { return "" }
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// Skills as texts, by name and path; what is no text is not handed over.
    func skills() throws -> [String: [String: String]] {
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
