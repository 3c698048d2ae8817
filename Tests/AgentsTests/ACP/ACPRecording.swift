import Agents
import Domain
import Foundation

/// A recorded conversation with a real program, and how to have it again with the dialect in the client's place.
struct ACPRecording {
    struct Message {
        let fromAgent: Bool
        let value: [String: Any]
        var method: String? { value["method"] as? String }
        var line: [UInt8] {
            Array((try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])) ?? Data())
        }
    }

    static let names = ["vibe-acp", "vibe-acp-reject", "vibe-acp-cancel", "fastagent-acp"]
    let name: String
    let messages: [Message]

    init(_ name: String) throws {
        self.name = name
        let text = try String(contentsOf: Self.file("\(name).jsonl"), encoding: .utf8)
        messages = try text.split(separator: "\n").map { line in
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            return Message(fromAgent: record["dir"] as? String == "<", value: record["msg"] as? [String: Any] ?? [:])
        }
    }

    static func file(_ name: String) -> URL {
        Bundle.module.resourceURL?.appendingPathComponent("Recordings/\(name)") ?? URL(fileURLWithPath: name)
    }

    /// Everything that the dialect wanted done, with the recorded operator's words and answers.
    func replay(mutating change: (inout [UInt8]) -> Void = { _ in }) -> [AgentAction] {
        var talk = Talk(recording: self)
        return talk.play(change)
    }

    private struct Talk {
        let recording: ACPRecording
        var dialect: ACPDialect
        var actions: [AgentAction] = []
        /// Identifiers of the dialect's requests by method, in the order in which they were made.
        var requests: [String: [Int]] = [:]
        var inbox: [[UInt8]] = []

        init(recording: ACPRecording) {
            self.recording = recording
            dialect = ACPDialect(.example(model: recording.name.hasPrefix("vibe") ? "stub" : nil))
        }

        mutating func play(_ change: (inout [UInt8]) -> Void) -> [AgentAction] {
            let messages = recording.messages
            do { note(dialect.begin()) }
            var prompts = 0
            var asked: [String: (String, Int)] = [:]
            var counts: [String: Int] = [:]
            for (index, message) in messages.enumerated() {
                if !message.fromAgent {
                    if message.method == "session/cancel" { note(dialect.take(.interrupt(key: "stop"))) }
                    if let method = message.method, let id = message.value["id"] {
                        asked["\(id)"] = (method, counts[method, default: 0])
                        counts[method, default: 0] += 1
                    }
                    if message.method == "session/prompt" {
                        prompts += 1
                        // The next prompt was said while this one ran.
                        let later = messages[(index + 1)...].first { !$0.fromAgent && $0.method == "session/prompt" }
                        if later != nil { note(dialect.take(.say(key: "m\(prompts)", text: "more"))) }
                    }
                    continue
                }
                // The host does these.
                if let method = message.method, method.hasPrefix("terminal/") || method.hasPrefix("fs/") { continue }
                var value = message.value
                if message.method == nil, let id = value["id"], let (method, number) = asked["\(id)"] {
                    value["id"] = requests[method].flatMap { number < $0.count ? $0[number] : nil } ?? -1
                }
                var line = Message(fromAgent: true, value: value).line
                change(&line)
                for part in line.split(separator: 0x0A, omittingEmptySubsequences: false) { note(dialect.receive(part)) }
                if message.method == "session/request_permission" { answer(messages[index...]) }
            }
            note(dialect.finish(exited: "exit code 0"))
            return actions
        }

        private mutating func answer(_ rest: ArraySlice<Message>) {
            guard case .ask(let ask)? = actions.last(where: { if case .ask = $0 { true } else { false } }) else { return }
            let reply = rest.first { !$0.fromAgent && $0.method == nil }
            let outcome = (reply?.value["result"] as? [String: Any])?["outcome"] as? [String: Any]
            let allowed = (outcome?["optionId"] as? String)?.hasPrefix("allow") == true
            note(dialect.take(.answer(key: ask.key, Answer(verdict: allowed ? .allowOnce : .deny, by: "operator:ada"))))
        }

        /// Keeps what was wanted, and answers requests that the recorded client did not make.
        private mutating func note(_ new: [AgentAction]) {
            actions += new
            for case .send(_, let line) in new {
                guard let sent = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any],
                    let method = sent["method"] as? String,
                    let id = sent["id"] as? Int
                else { continue }
                requests[method, default: []].append(id)
                if method == "session/set_mode" {
                    note(dialect.receive(ArraySlice("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":{}}".utf8)))
                }
            }
        }
    }
}

extension AgentContext {
    /// A turn in a worktree that is not there.
    static func example(
        model: String? = nil, session: AgentSession? = nil, worktree: String = "/lab/repos/x", environment: [String: String] = [:],
        tools: ToolServer? = nil
    ) -> AgentContext {
        AgentContext(
            agent: AgentConfiguration(name: "vibe", adapter: .acp, command: ["vibe-acp"], environment: environment, model: model), turn: 1,
            prompt: "go", promptFile: "/p", system: "You are in a lane.", worktree: worktree, home: "/home", session: session, tools: tools,
            executable: "/bin/signalbox")
    }
}

extension [AgentAction] {
    var entries: [TranscriptContent] { compactMap { if case .record(let entry) = $0 { entry } else { nil } } }
    var asks: [AgentAsk] { compactMap { if case .ask(let ask) = $0 { ask } else { nil } } }
    var keys: [String] { compactMap { if case .send(let key, _) = $0 { key } else { nil } } }
    var usage: [UsageReading] { compactMap { if case .usage(let reading) = $0 { reading } else { nil } } }
    var endings: [AgentEnding] { entries.compactMap { if case .ended(let ending) = $0 { ending } else { nil } } }

    /// The message that was sent with a key, as text.
    func sent(_ key: String) -> String? {
        for case .send(key, let line) in self { return String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines) }
        return nil
    }

    /// One line for each action.
    var rendered: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            func json(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
            return try map { action in
                switch action {
                case .record(let entry): "record \(try json(entry))"
                case .send(let key, let line): "send \(key) \(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines))"
                case .ask(let ask): "ask \(try json(ask))"
                case .withdraw(let key): "withdraw \(key)"
                case .usage(let reading): "usage \(try json(reading))"
                case .closeInput: "close input"
                case .stop(let reason): "stop \(reason)"
                }
            }.joined(separator: "\n") + "\n"
        }
    }
}
