/// What a command that ran to its end left behind.
package struct ProcessOutput: Sendable {
    /// How it ended.
    package let status: Termination
    /// Its standard output; empty when it was streamed.
    package let stdout: [UInt8]
    /// The end of its standard error, at most the command's `errorLimit` bytes, with invalid UTF-8 replaced.
    package let stderr: String

    /// The output as text, with invalid UTF-8 replaced.
    package var text: String { String(decoding: stdout, as: UTF8.self) }
}

/// How a process ended.
package enum Termination: Sendable, Hashable, CustomStringConvertible {
    /// It called `exit` with this code, 0 to 255.
    case exited(Int32)
    /// This signal ended it.
    case signaled(Int32)

    /// Whether it exited with code 0.
    package var isSuccess: Bool { self == .exited(0) }

    /// In words.
    package var description: String {
        switch self {
        case .exited(let code): "exited with code \(code)"
        case .signaled(let signal): "was ended by signal \(signal)"
        }
    }
}
