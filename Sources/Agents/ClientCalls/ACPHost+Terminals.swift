import CPlatform
import Domain
import JSONValues

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The methods `terminal/*`. Source: https://agentclientprotocol.com/protocol/terminals
extension ACPHost {
    mutating func terminal(_ id: JSONValue, _ method: String, _ params: JSONValue) {
        if method == "terminal/create" { return create(id, params) }
        let name = params["terminalId"]?.string ?? ""
        guard let index = terminals.firstIndex(where: { $0.id == name && !$0.released }) else {
            return refuse(id, ACPFailure(ACPFailure.invalidParams, "there is no terminal '\(TranscriptLimit.cut(name, to: 200))'"))
        }
        switch method {
        case "terminal/output":
            let text = terminals[index].tail.text()
            let truncated = terminals[index].tail.truncated
            answer(id, ["output": .string(text), "truncated": .bool(truncated), "exitStatus": terminals[index].status])
        case "terminal/wait_for_exit":
            if terminals[index].ending == nil { terminals[index].waits.append(id) } else { answer(id, terminals[index].status) }
        case "terminal/kill":
            terminals[index].process.signal(SIGKILL)
            answer(id, [:])
        case "terminal/release":
            terminals[index].process.signal(SIGKILL)
            terminals[index].released = true
            answer(id, [:])
        default: refuse(id, ACPFailure(ACPFailure.methodNotFound, "there is no method '\(TranscriptLimit.cut(method, to: 200))'"))
        }
    }

    private mutating func create(_ id: JSONValue, _ params: JSONValue) {
        calls += 1
        let call = "signalbox-\(calls)"
        let words = [params["command"]?.string ?? ""] + (params["args"]?.list ?? []).compactMap(\.string)
        let told = words.count == 1 ? words[0] : ShellWords.join(words)
        print(
            HostNotice.call(
                ToolCall(
                    id: call, name: "terminal/create", kind: .execute, command: TranscriptLimit.cut(told, to: TranscriptLimit.unknown),
                    paths: [params["cwd"]?.string].compactMap { $0 })))
        do throws(ClientCallError) {
            guard terminals.count < options.terminals else {
                throw ClientCallError("there are \(options.terminals) terminals already: release some")
            }
            let folder = try files.folder(params["cwd"]?.string)
            let environment = options.environment.merging(try Self.variables(params["env"]?.list ?? [])) { $1 }
            let output = try Self.pipe()
            defer { close(output.write) }
            _ = cp_set_nonblocking(output.read)
            do throws(ClientCallError) {
                let process = try HostProcess.start(
                    Self.command(words, environment), environment: environment, folder: folder, input: -1, output: output.write,
                    error: output.write)
                terminalCount += 1
                let limit = min(params["outputByteLimit"]?.count ?? options.outputLimit, options.outputLimit)
                let terminal = HostedTerminal(
                    id: "terminal-\(terminalCount)", call: call, process: process, output: output.read, limit: limit)
                terminals.append(terminal)
                answer(id, ["terminalId": .string(terminal.id)])
            } catch {
                close(output.read)
                throw error
            }
        } catch {
            print(HostNotice.end(id: call, failed: true, output: error.message))
            refuse(id, error.failure)
        }
    }

    /// A command line in one text, as some agents send it, is run by a shell; a program is run as it is.
    private static func command(_ words: [String], _ environment: [String: String]) -> [String] {
        let shellish = words.count == 1 && words[0].contains { " \t\n;|&<>$`(){}*?'\"".contains($0) }
        guard shellish, access(words[0], X_OK) != 0 else { return words }
        return ["/bin/sh", "-c", words[0]]
    }

    private static func variables(_ list: [JSONValue]) throws(ClientCallError) -> [String: String] {
        var variables: [String: String] = [:]
        for item in list.prefix(1000) {
            guard let name = item["name"]?.string, let value = item["value"]?.string, !name.isEmpty, !name.utf8.contains(UInt8(ascii: "=")),
                !(name.utf8.contains(0) || value.utf8.contains(0))
            else { throw ClientCallError("a variable in 'env' has no proper name or value") }
            variables[name] = value
        }
        return variables
    }

    /// Answers those that wait for terminals that have ended, and lets go of the released ones.
    mutating func endTerminals() {
        for index in terminals.indices where terminals[index].noticeEnd() {
            for wait in terminals[index].waits { answer(wait, terminals[index].status) }
            terminals[index].waits = []
            let output = TranscriptLimit.cut(terminals[index].tail.text(), to: TranscriptLimit.output)
            print(HostNotice.end(id: terminals[index].call, failed: terminals[index].failed, output: output))
        }
        for index in terminals.indices.reversed() where terminals[index].released && terminals[index].ending != nil {
            var terminal = terminals.remove(at: index)
            // What it left behind in its group, while the number is still its own.
            terminal.process.signal(SIGKILL)
            terminal.process.reap()
            terminal.closeOutput()
        }
    }

    /// The agent no longer waits for the end of a terminal.
    mutating func cancelWait(_ id: JSONValue) -> Bool {
        for index in terminals.indices {
            guard let wait = terminals[index].waits.firstIndex(of: id) else { continue }
            terminals[index].waits.remove(at: wait)
            refuse(id, ACPFailure(ACPFailure.requestCancelled, "cancelled"))
            return true
        }
        return false
    }
}
