import API
import ArgumentParser
import Client

/// Why a command did not do what was asked.
package struct CommandFailure: Error, Equatable, Sendable, CustomStringConvertible {
    package let status: ExitStatus
    /// What was wrong and what to do; may hold words of others, and is escaped when it is shown.
    package let message: String

    package init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    /// The one place where errors become exit codes.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as ClientError: self.init(error.exitCode, error.description)
        case let error as ErrorBody: self.init(error.code.exitCode, error.message)
        case let error as WireError: self.init(.usage, error.message)
        case is CancellationError: self.init(.interrupted, "interrupted")
        case let error as ArgumentParser.ValidationError: self.init(.usage, error.message)
        default: self.init(.failed, "\(error)")
        }
    }

    package var description: String { message }
}

/// A failure as a document: `{"error": {"code": "refused", "message": "…"}}`.
struct FailureDocument: Codable, Equatable {
    struct Body: Codable, Equatable {
        var code: String
        var message: String
    }

    var error: Body

    init(_ failure: CommandFailure) { error = Body(code: failure.status.word, message: failure.message) }
}
