package import API

/// Why a call had no answer, or which error it had.
package enum ClientError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No server answers: nothing was sent, so asking again is safe whatever the call.
    case notConnected(String)
    /// The server went away during the call.
    case unreachable(String)
    /// The server answered with an error.
    case server(ErrorBody)
    /// What answered does not speak as a Signalbox server of this version.
    case badResponse(String)
    /// A server was started and gave up; the text is its own.
    case notStarted(String, ExitCode)

    package var exitCode: ExitCode {
        switch self {
        case .notConnected, .unreachable: .unreachable
        case .server(let body): body.code.exitCode
        case .badResponse: .failed
        case .notStarted(_, let code): code
        }
    }

    package var description: String {
        switch self {
        case .notConnected(let reason), .unreachable(let reason): reason
        case .server(let body): body.message
        case .badResponse(let reason): reason
        case .notStarted(let text, _): text
        }
    }
}
