import Foundation

/// A replay file of the `scripted` adapter: what the agent does in each turn, step by step.
///
/// JSON: `{"turns": [{"steps": [{"write": "path", "content": "…"}, …]}, …]}`. Turn N of a lane plays the Nth entry, later turns the last one.
/// The steps are listed in docs/scripted-agent.md.
package struct AgentScript: Decodable, Equatable, Sendable {
    package struct Turn: Decodable, Equatable, Sendable {
        package let steps: [ScriptStep]
    }

    package let turns: [Turn]

    /// The steps of a turn, counted from 1.
    package func steps(turn: Int) -> [ScriptStep] {
        guard !turns.isEmpty else { return [] }
        return turns[min(max(turn, 1), turns.count) - 1].steps
    }

    /// - Throws: ``AgentError`` with the place in the file and what is wrong there.
    package static func parse(_ text: String) throws(AgentError) -> AgentScript {
        do {
            return try JSONDecoder().decode(AgentScript.self, from: Data(text.utf8))
        } catch let DecodingError.dataCorrupted(context) {
            throw AgentError("the script is not valid at \(place(context.codingPath)): \(context.debugDescription)")
        } catch let DecodingError.keyNotFound(key, context) {
            throw AgentError("the script misses '\(key.stringValue)' at \(place(context.codingPath))")
        } catch let DecodingError.valueNotFound(_, context) {
            throw AgentError("the script has null at \(place(context.codingPath)): \(context.debugDescription)")
        } catch let DecodingError.typeMismatch(_, context) {
            throw AgentError("the script has a value of the wrong type at \(place(context.codingPath)): \(context.debugDescription)")
        } catch {
            throw AgentError("the script cannot be read: \(error)")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "its top" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

/// What went wrong in composing or replaying an agent's turn, in words for the operator.
package struct AgentError: Error, Equatable, Sendable, CustomStringConvertible {
    package let message: String
    package init(_ message: String) { self.message = message }
    package var description: String { message }
}
