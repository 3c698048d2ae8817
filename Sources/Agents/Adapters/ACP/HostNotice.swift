import Domain
import JSONValues

/// What ``ACPHost`` tells about the client calls that it performed: notifications among the agent's lines, which become entries.
///
/// The names begin with an underscore, as the protocol demands of extensions, and the host lets no message of the agent with such a name
/// through. The identifiers of its calls are `signalbox-1`, `signalbox-2`, ….
enum HostNotice {
    static let prefix = "_signalbox/"
    static let called = "_signalbox/called"
    static let ended = "_signalbox/ended"
    static let broken = "_signalbox/broken"

    static func call(_ call: ToolCall) -> [UInt8] {
        var params: JSONValue = [
            "id": .string(call.id), "name": .string(call.name), "kind": .string(call.kind.rawValue),
            "paths": .array(call.paths.map(JSONValue.string)), "input": .string(call.input),
        ]
        if let command = call.command, case .object(let members) = params {
            params = .object(members + [.init("command", .string(command))])
        }
        return ACPMessage.notification(called, params)
    }

    static func end(id: String, failed: Bool, output: String, changed: (path: String, change: FileChangeKind)? = nil) -> [UInt8] {
        let end: JSONValue = ["id": .string(id), "failed": .bool(failed), "output": .string(output)]
        guard let changed, case .object(let members) = end else { return ACPMessage.notification(ended, end) }
        let more: [JSONMember] = [
            .init("path", .string(changed.path)), .init("change", .string(changed.change.rawValue)),
        ]
        return ACPMessage.notification(ended, .object(members + more))
    }

    static func fault(_ text: String) -> [UInt8] { ACPMessage.notification(broken, ["text": .string(text)]) }

    static func entries(_ method: String, _ params: JSONValue) -> [TranscriptContent] {
        let id = TranscriptLimit.cut(params["id"]?.string ?? "", to: 200)
        switch method {
        case called:
            let call = ToolCall(
                id: id, name: TranscriptLimit.cut(params["name"]?.string ?? "", to: 200),
                kind: params["kind"]?.string.flatMap(ToolKind.init(rawValue:)) ?? .other,
                command: params["command"]?.string.map { TranscriptLimit.cut($0, to: TranscriptLimit.unknown) },
                paths: (params["paths"]?.list ?? []).prefix(100).compactMap(\.string),
                input: TranscriptLimit.cut(params["input"]?.string ?? "{}", to: TranscriptLimit.output))
            return [.toolCall(call)]
        case ended:
            let output = TranscriptLimit.cut(params["output"]?.string ?? "", to: TranscriptLimit.output)
            let result = TranscriptContent.toolResult(id: id, failed: params["failed"]?.bool ?? true, output: output)
            guard let path = params["path"]?.string, let change = params["change"]?.string.flatMap(FileChangeKind.init(rawValue:)) else {
                return [result]
            }
            return [result, .fileChange(path: path, change: change)]
        default:
            let text = TranscriptLimit.cut(params["text"]?.string ?? "", to: TranscriptLimit.unknown)
            return [.error(AgentFault(kind: .protocolBreach, text: text))]
        }
    }
}
