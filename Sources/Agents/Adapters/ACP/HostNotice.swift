import Domain

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
        var params: ACPValue = [
            "id": .string(call.id), "name": .string(call.name), "kind": .string(call.kind.rawValue),
            "paths": .array(call.paths.map(ACPValue.string)), "input": .string(call.input),
        ]
        if let command = call.command, case .object(let members) = params {
            params = .object(members + [.init(key: "command", value: .string(command))])
        }
        return ACPMessage.notification(called, params)
    }

    static func end(id: String, failed: Bool, output: String, changed: (path: String, change: FileChangeKind)? = nil) -> [UInt8] {
        let end: ACPValue = ["id": .string(id), "failed": .bool(failed), "output": .string(output)]
        guard let changed, case .object(let members) = end else { return ACPMessage.notification(ended, end) }
        let more: [ACPValue.Member] = [
            .init(key: "path", value: .string(changed.path)), .init(key: "change", value: .string(changed.change.rawValue)),
        ]
        return ACPMessage.notification(ended, .object(members + more))
    }

    static func fault(_ text: String) -> [UInt8] { ACPMessage.notification(broken, ["text": .string(text)]) }

    static func entries(_ method: String, _ params: ACPValue) -> [TranscriptContent] {
        let id = TranscriptLimit.cut(params["id"]?.text ?? "", to: 200)
        switch method {
        case called:
            let call = ToolCall(
                id: id, name: TranscriptLimit.cut(params["name"]?.text ?? "", to: 200),
                kind: params["kind"]?.text.flatMap(ToolKind.init(rawValue:)) ?? .other,
                command: params["command"]?.text.map { TranscriptLimit.cut($0, to: TranscriptLimit.unknown) },
                paths: (params["paths"]?.list ?? []).prefix(100).compactMap(\.text),
                input: TranscriptLimit.cut(params["input"]?.text ?? "{}", to: TranscriptLimit.output))
            return [.toolCall(call)]
        case ended:
            let output = TranscriptLimit.cut(params["output"]?.text ?? "", to: TranscriptLimit.output)
            let result = TranscriptContent.toolResult(id: id, failed: params["failed"]?.flag ?? true, output: output)
            guard let path = params["path"]?.text, let change = params["change"]?.text.flatMap(FileChangeKind.init(rawValue:)) else {
                return [result]
            }
            return [result, .fileChange(path: path, change: change)]
        default:
            let text = TranscriptLimit.cut(params["text"]?.text ?? "", to: TranscriptLimit.unknown)
            return [.error(AgentFault(kind: .protocolBreach, text: text))]
        }
    }
}
