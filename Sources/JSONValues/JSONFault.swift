/// Why bytes are no JSON value that is read, and where.
package struct JSONFault: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Reason: String, Sendable {
        case end = "it ends in the middle"
        case character = "a character that may not be there"
        case escape = "an escape that is none"
        case text = "a text that is not UTF-8"
        case number = "a number that is none"
        case depth = "it is nested too deeply"
        case values = "it has too many values"
        case rest = "something after the value"
    }

    package var reason: Reason
    /// Counts from 0.
    package var offset: Int

    package var description: String { "not JSON: \(reason.rawValue) (byte \(offset))" }
}
