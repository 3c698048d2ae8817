import Domain
import JSONValues

/// What is said to the Codex app server: JSON-RPC 2.0 without the member `jsonrpc`, one object a line.
///
/// Our requests have texts as identifiers (its schema allows `string | integer`; 0.163.0 takes them), the same as the keys of what is sent.
/// The server's requests count in a space of their own.
enum CodexWire {
    static func request(_ id: String, _ method: String, _ params: JSONValue) -> AgentAction {
        let value: JSONValue = ["id": .string(id), "method": .string(method), "params": params]
        return .send(key: id, line: value.line)
    }

    static func notification(_ key: String, _ method: String) -> AgentAction {
        let value: JSONValue = ["method": .string(method)]
        return .send(key: key, line: value.line)
    }

    static func response(_ id: JSONValue, _ result: JSONValue) -> AgentAction {
        let value: JSONValue = ["id": id, "result": result]
        return .send(key: "answer:\(id.text)", line: value.line)
    }
}
