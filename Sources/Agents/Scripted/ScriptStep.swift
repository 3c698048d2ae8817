/// One step of a replay file.
package enum ScriptStep: Decodable, Equatable, Sendable {
    /// Prints a line.
    case say(String)
    /// Writes a file, folders included.
    case write(path: String, content: String)
    /// Replaces text that stands in the file exactly once.
    case replace(path: String, old: String, new: String)
    case delete(path: String)
    /// Runs a line by `/bin/sh -c`; a status other than 0 ends the agent with it.
    case run(String)
    case pause(seconds: Double)
    /// Stages everything and commits.
    case commit(message: String)
    /// Prints what the agent says was wrong and what it did: a claim.
    case claim(rootCause: String?, fix: String?)
    /// Never returns.
    case hang
    /// Sends itself a signal (`KILL`, `TERM`, `SEGV`).
    case killSelf(signal: String)
    case exit(code: Int32)

    private enum Key: String, CodingKey, CaseIterable {
        case say, write, content, replace, old, new, delete, run, pause, commit, claim, hang, killSelf, exit
    }

    /// Keys that go with an action.
    private static let details: Set<Key> = [.content, .old, .new]

    private struct Statement: Decodable {
        let rootCause: String?
        let fix: String?
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let actions = values.allKeys.filter { !Self.details.contains($0) }
        guard actions.count <= 1 else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a step does one thing; this one has \(actions.map(\.rawValue).sorted().joined(separator: ", "))"))
        }
        if let text = try values.decodeIfPresent(String.self, forKey: .say) {
            self = .say(text)
        } else if let path = try values.decodeIfPresent(String.self, forKey: .write) {
            self = .write(path: path, content: try values.decode(String.self, forKey: .content))
        } else if let path = try values.decodeIfPresent(String.self, forKey: .replace) {
            self = .replace(
                path: path, old: try values.decode(String.self, forKey: .old), new: try values.decode(String.self, forKey: .new))
        } else if let path = try values.decodeIfPresent(String.self, forKey: .delete) {
            self = .delete(path: path)
        } else if let line = try values.decodeIfPresent(String.self, forKey: .run) {
            self = .run(line)
        } else if let seconds = try values.decodeIfPresent(Double.self, forKey: .pause) {
            self = .pause(seconds: seconds)
        } else if let message = try values.decodeIfPresent(String.self, forKey: .commit) {
            self = .commit(message: message)
        } else if let claim = try values.decodeIfPresent(Statement.self, forKey: .claim) {
            self = .claim(rootCause: claim.rootCause, fix: claim.fix)
        } else if try values.decodeIfPresent(Bool.self, forKey: .hang) == true {
            self = .hang
        } else if let signal = try values.decodeIfPresent(String.self, forKey: .killSelf) {
            self = .killSelf(signal: signal)
        } else if let code = try values.decodeIfPresent(Int32.self, forKey: .exit) {
            self = .exit(code: code)
        } else {
            let known = "say, write, replace, delete, run, pause, commit, claim, hang, killSelf, exit"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "a step is one of \(known)"))
        }
    }
}
