import Domain
import JSONValues

/// What the agent says: passed on, or done here.
extension ACPHost {
    mutating func take(_ piece: LineBuffer.Piece) {
        switch piece {
        case .tooLong(let bytes):
            print(HostNotice.fault("a message of \(bytes) bytes of the agent was dropped: the limit is \(options.lineLimit)"))
        case .line(let line):
            guard let value = try? JSONValue(line) else { return pass(line) }
            switch ACPMessage(value) {
            case .request(let id, let method, let params):
                if method.hasPrefix(HostNotice.prefix) { return forged(method, id) }
                if method.hasPrefix("fs/") { return file(id, method, params) }
                if method.hasPrefix("terminal/") { return terminal(id, method, params) }
                pass(line)
            case .notification(let method, let params):
                if method.hasPrefix(HostNotice.prefix) { return forged(method, nil) }
                if method == "$/cancel_request", cancelWait(params["requestId"] ?? .null) { return }
                pass(line)
            case .result, .failure, .neither: pass(line)
            }
        }
    }

    private mutating func pass(_ line: ArraySlice<UInt8>) {
        print(line)
        print([UInt8(ascii: "\n")])
    }

    private mutating func forged(_ method: String, _ id: JSONValue?) {
        print(HostNotice.fault("the agent sent '\(TranscriptLimit.cut(method, to: 200))', a message that only Signalbox itself may send"))
        if let id { refuse(id, ACPFailure(ACPFailure.methodNotFound, "there is no method '\(method)'")) }
    }

    private mutating func file(_ id: JSONValue, _ method: String, _ params: JSONValue) {
        let path = params["path"]?.string ?? ""
        calls += 1
        let name = "signalbox-\(calls)"
        do throws(ClientCallError) {
            switch method {
            case "fs/read_text_file":
                print(HostNotice.call(call(name, method, .read, path, ["path": .string(path)])))
                let text = try files.read(path, line: params["line"]?.count, count: params["limit"]?.count)
                print(HostNotice.end(id: name, failed: false, output: "\(text.utf8.count) bytes"))
                answer(id, ["content": .string(text)])
            case "fs/write_text_file":
                let text = params["content"]?.string
                let shown = TranscriptLimit.cut(text ?? "", to: TranscriptLimit.unknown)
                print(HostNotice.call(call(name, method, .edit, path, ["path": .string(path), "content": .string(shown)])))
                guard let text else { throw ClientCallError("'content' must be a text") }
                let change = try files.write(path, text)
                print(HostNotice.end(id: name, failed: false, output: "\(text.utf8.count) bytes", changed: (path, change)))
                answer(id, [:])
            default: refuse(id, ACPFailure(ACPFailure.methodNotFound, "there is no method '\(method)'"))
            }
        } catch {
            print(HostNotice.end(id: name, failed: true, output: error.message))
            refuse(id, error.failure)
        }
    }

    private func call(_ id: String, _ name: String, _ kind: ToolKind, _ path: String, _ input: JSONValue) -> ToolCall {
        ToolCall(id: id, name: name, kind: kind, paths: [TranscriptLimit.cut(path, to: 4096)], input: input.text)
    }
}
