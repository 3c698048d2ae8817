import Processes

/// Why a job ended. Only ``exited(_:)`` with code 0 means that the command says it succeeded.
package enum ExitReason: Sendable, Hashable {
    /// The command exited by itself with this code.
    case exited(Int32)
    /// A signal, not one of ours, ended the command.
    case signaled(Int32)
    /// It ran longer than its limit.
    case wallTime
    /// It wrote more than its limit.
    case outputLimit
    /// Its processes together had more memory than its limit.
    case memoryLimit
    /// It was asked to stop.
    case stopped
    /// It was stopped since its work has a new owner.
    case epochOver
    /// The command never ran.
    case failedToStart(String)
    /// The output could not be kept, so the job was stopped.
    case spoolFailed(String)
    /// The runner ended without saying how the job went.
    case aborted(String)
}

extension ExitReason: CustomStringConvertible {
    /// In words.
    package var description: String {
        switch self {
        case .exited(let code): "exited with code \(code)"
        case .signaled(let signal): "ended by signal \(signal)"
        case .wallTime: "stopped: it ran longer than its limit"
        case .outputLimit: "stopped: it wrote more than its limit"
        case .memoryLimit: "stopped: it had more memory than its limit"
        case .stopped: "stopped on request"
        case .epochOver: "stopped: its work has a new owner"
        case .failedToStart(let message): "failed to start: \(message)"
        case .spoolFailed(let message): "stopped: its output could not be kept: \(message)"
        case .aborted(let message): "aborted: \(message)"
        }
    }
}

extension ExitReason: Codable {
    private enum Key: String, CodingKey { case kind, code, message }

    private enum Kind: String, Codable {
        case exited, signaled, wallTime, outputLimit, memoryLimit, stopped, epochOver, failedToStart, spoolFailed, aborted
    }

    /// `{"kind": "exited", "code": 0}`; `message` where there is one.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func code() throws -> Int32 { try container.decode(Int32.self, forKey: .code) }
        func message() throws -> String { try container.decode(String.self, forKey: .message) }
        self =
            switch try container.decode(Kind.self, forKey: .kind) {
            case .exited: .exited(try code())
            case .signaled: .signaled(try code())
            case .wallTime: .wallTime
            case .outputLimit: .outputLimit
            case .memoryLimit: .memoryLimit
            case .stopped: .stopped
            case .epochOver: .epochOver
            case .failedToStart: .failedToStart(try message())
            case .spoolFailed: .spoolFailed(try message())
            case .aborted: .aborted(try message())
            }
    }

    /// See ``init(from:)``.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func put(_ kind: Kind, code: Int32? = nil, message: String? = nil) throws {
            try container.encode(kind, forKey: .kind)
            try container.encodeIfPresent(code, forKey: .code)
            try container.encodeIfPresent(message, forKey: .message)
        }
        switch self {
        case .exited(let code): try put(.exited, code: code)
        case .signaled(let signal): try put(.signaled, code: signal)
        case .wallTime: try put(.wallTime)
        case .outputLimit: try put(.outputLimit)
        case .memoryLimit: try put(.memoryLimit)
        case .stopped: try put(.stopped)
        case .epochOver: try put(.epochOver)
        case .failedToStart(let text): try put(.failedToStart, message: text)
        case .spoolFailed(let text): try put(.spoolFailed, message: text)
        case .aborted(let text): try put(.aborted, message: text)
        }
    }
}
