import Domain
import JSONValues

/// The `acp` adapter: any agent that speaks the Agent Client Protocol v1 on standard input and output.
///
/// The agent runs behind ``ACPHost``, which performs its `fs/*` and `terminal/*` requests inside the sandbox and reports them, so only the
/// conversation itself comes here. Source: https://agentclientprotocol.com/protocol/overview, schema 1.19.0.
package struct ACPDialect: AgentDialect {
    /// What an answer of the agent belongs to.
    enum Purpose: Equatable {
        case initialize, authenticate
        case open(Opening)
        case mode(String)
        case model(String)
        case prompt
    }

    enum Opening: Equatable { case new, load, resume }

    enum Phase: Equatable {
        /// Until the first prompt is sent.
        case starting
        case prompting
        case over
    }

    let context: AgentContext
    var phase = Phase.starting
    var agent = ACPAgent()
    var session: String?
    var model: String?
    /// The history of a loaded session comes as updates before the first prompt: it is no news.
    var replaying = false
    var authenticated = false
    /// What must be set before the first prompt.
    var settings: [(Purpose, method: String, params: JSONValue)] = []
    var speech = ACPSpeech()
    var calls = ACPToolCalls()
    var asks: [ACPAsk] = []
    /// Messages that wait for the end of the prompt before them.
    var waiting: [(key: String, text: String)] = []
    var cancelled = false
    /// The prompt is cancelled for a message of the operator, which is the next prompt.
    var cancelledForMessage = false

    private var requests: [Int: Purpose] = [:]
    private var requestCount = 0
    private var agentRequests = 0

    package init(_ context: AgentContext) { self.context = context }

    /// - Throws: ``AgentError`` when the definition names no program: the protocol is spoken by many, and none is its own.
    package static func launch(_ context: AgentContext) throws(AgentError) -> AgentLaunch {
        let command = context.agent.command
        guard let program = command.first, !program.isEmpty else {
            throw AgentError(
                "agent '\(context.agent.name)' needs a command: the program that speaks the Agent Client Protocol, as 'vibe-acp'")
        }
        return AgentLaunch(
            argv: [context.executable, "acp-host", "--root", context.worktree, "--"] + command, input: .channel,
            // Where agents look for a user's skills, by the standard's convention: the protocol hands none over.
            files: try SkillFiles.below("\(context.home)/.agents/skills", context))
    }

    package mutating func begin() -> [AgentAction] {
        [call(.initialize, "initialize", key: "initialize", ACPAgent.introduction)] + remarks()
    }

    package mutating func receive(_ line: ArraySlice<UInt8>) -> [AgentAction] {
        guard let value = try? JSONValue(line) else {
            let text = String(decoding: line, as: UTF8.self)
            return speech.flush() + [.record(.text(stream: .stdout, line: TranscriptLimit.cut(text, to: TranscriptLimit.text)))]
        }
        switch ACPMessage(value) {
        case .notification(let method, let params): return notified(method, params, raw: value)
        case .request(let id, let method, let params):
            agentRequests += 1
            return requested(id, method, params, number: agentRequests, raw: value)
        case .result(let id, let result):
            guard let purpose = answered(id) else { return unknown("answer", value) }
            return succeeded(purpose, result)
        case .failure(let id, let failure):
            guard let purpose = answered(id) else { return unknown("error", value) }
            return failed(purpose, failure)
        case .neither: return unknown("message", value)
        }
    }

    package mutating func take(_ request: AgentRequest) -> [AgentAction] {
        switch request {
        case .say(let key, let text): say(key, text)
        case .answer(let key, let answer): take(answer, of: key)
        case .interrupt(let key): interrupt(key)
        }
    }

    package mutating func finish(exited: String) -> [AgentAction] {
        guard phase != .over else { return speech.flush() }
        let ending = AgentEnding(kind: cancelled ? .interrupted : .failed, text: "the program ended in the middle of its turn: \(exited)")
        return end(ending).filter { $0 != .closeInput }
    }

    // MARK: means

    /// A request of ours. Its identifier counts from 1; its key says what it is for, so that both are the same in a replay.
    mutating func call(_ purpose: Purpose, _ method: String, key: String, _ params: JSONValue) -> AgentAction {
        requestCount += 1
        requests[requestCount] = purpose
        return .send(key: key, line: ACPMessage.request(requestCount, method, params))
    }

    /// What one of our requests was for; each is answered once.
    private mutating func answered(_ id: JSONValue) -> Purpose? { id.int.flatMap { requests.removeValue(forKey: $0) } }

    mutating func unknown(_ kind: String, _ raw: JSONValue) -> [AgentAction] {
        speech.flush() + [
            .record(.unknown(kind: TranscriptLimit.cut(kind, to: 200), raw: TranscriptLimit.cut(raw.text, to: TranscriptLimit.unknown)))
        ]
    }

    mutating func note(_ text: String) -> [AgentAction] {
        speech.flush() + [.record(.text(stream: .note, line: TranscriptLimit.cut(text, to: TranscriptLimit.unknown)))]
    }

    mutating func fault(_ kind: AgentFault.Kind, status: Int? = nil, _ text: String) -> [AgentAction] {
        let text = TranscriptLimit.cut(text, to: TranscriptLimit.unknown)
        return speech.flush() + [.record(.error(AgentFault(kind: kind, status: status, text: text)))]
    }

    /// What the definition asks for and the protocol cannot do.
    private mutating func remarks() -> [AgentAction] {
        guard !context.agent.tools.isEmpty else { return [] }
        return note("the definition limits the tools, which the Agent Client Protocol cannot: all tools of the program are there")
    }
}
