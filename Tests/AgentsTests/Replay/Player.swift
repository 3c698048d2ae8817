import Agents
import Domain
import JSONValues

/// Plays a recording to a dialect as the driver would: the lines in their order, and at the places where something was said, the request
/// that makes a dialect say it.
struct Player {
    private(set) var dialect: any AgentDialect
    private(set) var actions: [AgentAction]
    /// Asks that were not answered, by key.
    private var open: [AgentAsk] = []

    init(_ recording: Recording) {
        dialect = recording.dialect
        actions = dialect.begin()
    }

    mutating func play(_ entries: some Sequence<Recording.Entry>) {
        for entry in entries {
            switch entry {
            case .line(let line): note(dialect.receive(ArraySlice(Self.ours(line))))
            case .said(let message): if let request = request(message) { note(dialect.take(request)) }
            }
        }
    }

    mutating func finish() { note(dialect.finish(exited: "exit code 0")) }

    private mutating func note(_ new: [AgentAction]) {
        actions += new
        for action in new { if case .ask(let ask) = action { open.append(ask) } }
    }

    /// What the operator did there; nil for what a dialect says by itself.
    private mutating func request(_ message: JSONValue) -> AgentRequest? {
        if (message["request"]?["subtype"] ?? message["method"])?.string == "interrupt" || message["method"]?.string == "turn/interrupt" {
            return .interrupt(key: "i")
        }
        guard let answer = answer(message), !open.isEmpty else { return nil }
        return .answer(key: open.removeFirst().key, answer)
    }

    private func answer(_ message: JSONValue) -> Answer? {
        let response = message["response"]?["response"]
        return switch (response?["behavior"] ?? message["result"]?["decision"])?.string {
        case "allow", "accept": Answer(verdict: .allowOnce, by: "operator:o")
        case "deny": Answer(verdict: .deny, message: response?["message"]?.string ?? "", by: "operator:o")
        case "decline": Answer(verdict: .deny, by: "operator:o")
        default: nil
        }
    }

    /// The recordings number their requests; ours have names.
    private static func ours(_ line: [UInt8]) -> [UInt8] {
        guard let message = try? JSONValue(ArraySlice(line)), message["method"] == nil, let number = message["id"]?.int else { return line }
        let names = [1: "initialize", 2: "thread", 3: "turn:1", 4: "interrupt:i"]
        return names[number].map { message.with("id", .string($0)).bytes } ?? line
    }
}
