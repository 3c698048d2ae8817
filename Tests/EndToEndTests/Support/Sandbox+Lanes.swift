import Foundation
import Testing

extension Sandbox {
    /// The agent that runs a target's intent as a script, as `init` writes it.
    static let shellAgent =
        #"sh: {adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, timeout: 20m}"#

    /// Room for every agent, however busy the machine is: a test may need two of them at once.
    static let openHost = "host: {maxLoad: 1000, memoryReserve: 0, memoryPerAgent: 50MB}"

    /// A workspace whose one repository `r` is the sandbox's `r.git`. `repository` is YAML for it, a key a line; `rest` more top-level keys.
    func makeWorkspace(repository: String = "", agents: [String] = [], policy: String = "{}", rest: String = "") async throws {
        try await succeed("init", workspace, "-q")
        try write(configuration(repository: repository, agents: agents, policy: policy, rest: rest), to: workspace + "/signalbox.yaml")
    }

    func configuration(repository: String = "", agents: [String] = [], policy: String = "{}", rest: String = "") -> String {
        let indented = repository.split(separator: "\n").map { "    \($0)\n" }.joined()
        let shell = confines ? Self.shellAgent.replacing("timeout: 20m", with: "timeout: 20m, writable: [\(shared)]") : Self.shellAgent
        let definitions = ([shell] + agents).map { "  \($0)\n" }.joined()
        let host = rest.split(separator: "\n").contains { $0.hasPrefix("host:") } ? "" : Self.openHost + "\n"
        return "version: 1\nname: e2e\n\(host)repositories:\n  r:\n    url: ../r.git\n\(indented)"
            + "agents:\n\(definitions)policy: \(policy)\n\(rest)\n"
    }

    /// Adds a target to `r`; its identifier.
    func addTarget(_ title: String, intent: String, _ options: String...) async throws -> String {
        let result = try await signalbox(["target", "add", "--repo", "r", "--title", title, "--intent", intent, "-q"] + options)
        guard result.exit == 0 else { throw TestFailure("failed: \(result)") }
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Adds a target and dispatches it; the lane's identifier.
    func startLane(_ title: String, intent: String, agent: String = "sh", _ options: String...) async throws -> String {
        let added = try await signalbox(["target", "add", "--repo", "r", "--title", title, "--intent", intent, "-q"] + options)
        guard added.exit == 0 else { throw TestFailure("failed: \(added)") }
        let target = added.output.trimmingCharacters(in: .whitespacesAndNewlines)
        return try await succeed("dispatch", target, "--agent", agent, "-q").output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until the lane has come to the phase; stops the test when it did not.
    @discardableResult
    func reach(_ lane: String, _ phase: String) async throws -> JSON {
        let result = try await signalbox("wait", lane, "--phase", phase, "--timeout", "600", "--json")
        guard result.exit == 0 else { throw TestFailure("\(lane) did not come to \(phase): \(result)") }
        return try result.json().lane
    }

    /// Waits until the lane asks for the operator with this reason, on its way to `done`; stops the test when it asks for something else.
    @discardableResult
    func attention(_ lane: String, _ reason: String) async throws -> JSON {
        let result = try await signalbox("wait", lane, "--phase", "done", "--timeout", "600", "--json")
        let document = try result.json()
        guard result.exit == 4, document.outcome == "needsOperator", document.lane.attention.reason.text == reason else {
            throw TestFailure("\(lane) does not ask because of \(reason): \(result)")
        }
        return document.lane
    }

    func lane(_ id: String) async throws -> JSON { try await json("lane", "show", id) }

    /// Looks at every file and approves.
    func approve(_ lane: String) async throws {
        try await succeed("inspect", lane, "--all-viewed")
        try await succeed("approve", lane, "--reason", "correct")
    }

    /// From wherever it is until it has landed and all is done.
    @discardableResult
    func land(_ lane: String) async throws -> JSON {
        try await reach(lane, "inspecting")
        try await approve(lane)
        return try await reach(lane, "done")
    }

    /// Asks until the worktree of an ended lane is given back, which follows the end.
    func released(_ lane: String) async throws {
        for _ in 1...500 where try await self.lane(lane).worktree == nil { return }
        throw TestFailure("the worktree of \(lane) is not given back")
    }

    /// Asks until the revert of a landed lane is prepared, which follows what failed; its lane.
    @discardableResult
    func reverted(_ lane: String) async throws -> String {
        for _ in 1...500 {
            let revert = try await self.lane(lane).revertedBy
            if revert != .null { return revert.text }
        }
        throw TestFailure("the revert of \(lane) is not prepared")
    }

    /// What must hold after everything, whatever happened on the way.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let ledger = try await signalbox("ledger", "verify", "--json")
        #expect(ledger.exit == 0, "\(ledger)", sourceLocation: sourceLocation)
        let audit = try await signalbox("audit")
        #expect(audit.exit == 0, "\(audit)", sourceLocation: sourceLocation)
    }
}
