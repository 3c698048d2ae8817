import Foundation

/// What a program that has ended left behind.
struct CommandResult: Sendable, CustomStringConvertible {
    let line: String
    /// The exit status; the negated signal number when a signal ended it.
    let exit: Int32
    let output: String
    let errors: String

    /// Both streams, for texts that may stand on either.
    var all: String { output + errors }

    var description: String { "\(line) → \(exit)\n\(output)\(errors)" }

    /// The one JSON document on standard output.
    func json() throws -> JSON {
        do {
            return try JSON(output)
        } catch {
            throw TestFailure("not a JSON document: \(self)")
        }
    }
}

/// Why a test cannot go on.
struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
