/// How a job ended: the exit record, `exit.json` in its spool. Written once, never changed.
package struct JobOutcome: Sendable, Hashable, Codable {
    /// Why it ended.
    package var reason: ExitReason
    /// Processor time of the whole tree in user mode, seconds; 0 when the runner could not say.
    package var userSeconds: Double
    /// Processor time of the whole tree in the kernel, seconds.
    package var systemSeconds: Double
    /// Memory of the largest process of the tree, bytes. On Linux a process counts what it inherited from the runner before
    /// `exec`, so this is never less than the runner's own few megabytes.
    package var maxResidentBytes: Int64
    /// The most memory that the whole tree was seen to have, bytes; `nil` when nobody looked.
    package var peakMemoryBytes: Int64?
    /// When the runner started the command, milliseconds since 1970.
    package var startedAt: Int64
    /// When the whole tree was gone, milliseconds since 1970.
    package var endedAt: Int64
    /// Bytes that the command wrote and that were taken, before redaction.
    package var outputBytes: UInt64
    /// How often something was replaced in the output.
    package var redactions: Int
    /// Processes that could not be ended (in an uninterruptible system call); 0 is the normal case.
    package var survivors: Int

    /// A record without figures, for a job whose runner left none.
    init(reason: ExitReason, startedAt: Int64, endedAt: Int64, survivors: Int = 0) {
        self.reason = reason
        self.userSeconds = 0
        self.systemSeconds = 0
        self.maxResidentBytes = 0
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.outputBytes = 0
        self.redactions = 0
        self.survivors = survivors
    }
}
