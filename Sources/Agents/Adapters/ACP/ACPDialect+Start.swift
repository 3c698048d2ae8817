import Domain
import JSONValues

/// From `initialize` to the first prompt.
extension ACPDialect {
    mutating func introduced(_ result: JSONValue) -> [AgentAction] {
        agent = ACPAgent(result)
        guard agent.version == ACPAgent.protocolVersion else {
            let text = "the program speaks version \(agent.version) of the Agent Client Protocol; Signalbox speaks version 1"
            return breakOff(.protocolBreach, text)
        }
        guard let old = context.session else { return [open(.new)] }
        if agent.resumes { return [open(.resume, old.id)] }
        if agent.loads { return [open(.load, old.id)] }
        return note("the program cannot go on with an earlier session: this turn begins a new one") + [open(.new)]
    }

    mutating func open(_ opening: Opening, _ id: String = "") -> AgentAction {
        var params: [JSONMember] = opening == .new ? [] : [.init("sessionId", .string(id))]
        params.append(.init("cwd", .string(context.worktree)))
        params.append(.init("mcpServers", .array(context.tools.map { [Self.server($0)] } ?? [])))
        replaying = opening == .load
        let (method, key) =
            switch opening {
            case .new: ("session/new", authenticated ? "new-again" : "new")
            case .load: ("session/load", authenticated ? "load-again" : "load")
            case .resume: ("session/resume", authenticated ? "resume-again" : "resume")
            }
        return call(.open(opening), method, key: key, .object(params))
    }

    private static func server(_ server: ToolServer) -> JSONValue {
        let environment = server.environment.sorted { $0.key < $1.key }.map {
            ["name": .string($0.key), "value": .string($0.value)] as JSONValue
        }
        return [
            "name": .string(server.name), "command": .string(server.command), "args": .array(server.arguments.map(JSONValue.string)),
            "env": .array(environment),
        ]
    }

    mutating func opened(_ opening: Opening, _ result: JSONValue) -> [AgentAction] {
        guard let id = opening == .new ? result["sessionId"]?.string : context.session?.id, !id.isEmpty else {
            return breakOff(.protocolBreach, "the program answered session/new without a sessionId")
        }
        session = id
        var actions: [AgentAction] = []
        let choices = ACPChoices(result)
        if let mode = choices.askingMode(session: id) {
            settings.append((.mode(mode.value), mode.method, mode.params))
        } else if let current = choices.currentMode, ACPChoices.isPermissive(current) {
            actions += note("the program works in mode '\(current)' and has none that asks for permission: only the sandbox holds it")
        }
        model = choices.currentModel
        if let wanted = context.agent.model {
            switch choices.choice(of: wanted, session: id) {
            case .already: break
            case .set(let setting): settings.append((.model(setting.value), setting.method, setting.params))
            case .noChoice:
                actions += note("the program offers no choice of model by its protocol: '\(wanted)' must be said in its command")
            case .missing(let offered):
                return actions
                    + breakOff(.other, "the program does not offer the model '\(wanted)'; it offers \(offered.joined(separator: ", "))")
            }
        }
        return actions + proceed()
    }

    /// The next setting, or the prompt when there is none.
    mutating func proceed() -> [AgentAction] {
        guard phase == .starting else { return [] }
        if !settings.isEmpty {
            let (purpose, method, params) = settings.removeFirst()
            let key = if case .mode = purpose { "mode" } else { "model" }
            return [call(purpose, method, key: key, params)]
        }
        let begun = AgentSession(id: session ?? "", model: model, program: agent.program)
        var blocks: [JSONValue] = []
        if !context.system.isEmpty { blocks.append(["type": "text", "text": .string(context.system)]) }
        if !context.guide.isEmpty {
            // Agents read it by themselves only in folders that a person told them to trust, with all configuration in them.
            blocks.append(["type": "text", "text": .string("# AGENTS.md of this repository\n\n\(context.guide)")])
        }
        blocks.append(["type": "text", "text": .string(context.prompt)])
        phase = .prompting
        replaying = false
        return [.record(.session(begun)), prompt(.array(blocks), key: "prompt")]
    }

    mutating func openingFailed(_ opening: Opening, _ failure: ACPFailure) -> [AgentAction] {
        if failure.code == ACPFailure.authenticationRequired { return signIn(failure) }
        guard opening != .new else { return breakOff(.other, "the program did not begin a session: \(failure.words)", failure) }
        return note("the earlier session cannot go on (\(failure.words)): this turn begins a new one") + [open(.new)]
    }

    private mutating func signIn(_ failure: ACPFailure) -> [AgentAction] {
        if !authenticated, let method = agent.signIn(environment: context.agent.environment) {
            authenticated = true
            return [call(.authenticate, "authenticate", key: "authenticate", ["methodId": .string(method.id)])]
        }
        let ways = agent.signIns.map { way in way.variables.map { "\(way.name) (\($0.joined(separator: ", ")))" } ?? way.name }
        let text =
            "the program wants to be signed in (\(failure.words)). "
            + "Put the key it needs into 'environment' of agent '\(context.agent.name)', or use a program that is signed in. "
            + (ways.isEmpty ? "It names no way to sign in." : "It offers: \(ways.joined(separator: "; ")).")
        return breakOff(.other, text)
    }

    /// Signed in: once more from the beginning of the session.
    mutating func signedIn() -> [AgentAction] {
        guard let old = context.session, agent.resumes || agent.loads else { return [open(.new)] }
        return [open(agent.resumes ? .resume : .load, old.id)]
    }

    /// Gives up before the agent was at work.
    mutating func breakOff(_ kind: AgentFault.Kind, _ text: String, _ failure: ACPFailure? = nil) -> [AgentAction] {
        fault(failure?.isOfModel == true ? .api : kind, status: failure?.status, text) + end(AgentEnding(kind: .failed, text: text))
    }
}
