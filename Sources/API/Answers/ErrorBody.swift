/// Why a call failed, as the server sends it.
package struct ErrorBody: Codable, Equatable, Error, Sendable, CustomStringConvertible {
    /// The same words as the loop's; a client reads this and not the HTTP status.
    package enum Code: String, Codable, CaseIterable, Sendable {
        case failed, usage, refused, needsOperator, notFound

        package var exitCode: ExitCode {
            switch self {
            case .failed: .failed
            case .usage: .usage
            case .refused: .refused
            case .needsOperator: .needsOperator
            case .notFound: .notFound
            }
        }

        /// The HTTP status that goes with it.
        package var status: Int {
            switch self {
            case .failed: 500
            case .usage: 400
            case .refused, .needsOperator: 409
            case .notFound: 404
            }
        }
    }

    package var code: Code
    /// What, where, and the remedy.
    package var message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
