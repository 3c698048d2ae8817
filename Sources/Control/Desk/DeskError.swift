/// Why the loop did not do what was asked. The codes are the command line's exit codes.
package struct DeskError: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Code: String, Codable, Sendable {
        case failed, usage, refused, needsOperator, notFound
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
