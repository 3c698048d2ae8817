/// One attempt of a job to reach something: a line of `network.jsonl` in its spool, written when the connection is over.
package struct NetworkConnection: Sendable, Hashable, Codable {
    /// When it was asked for, milliseconds since 1970.
    package var time: UInt64
    /// The host as it was asked for; empty when the request made no sense.
    package var host: String
    /// The port.
    package var port: UInt16
    /// Whether the allow list has it.
    package var allowed: Bool
    /// Bytes from the job.
    package var up: UInt64
    /// Bytes to the job.
    package var down: UInt64
    /// Why nothing came of it; `nil` when it was made.
    package var problem: String?
}
