/// What became of a message to a running job.
package enum Sending: Equatable, Sendable {
    /// It is in the job's control file, and so will be read or outlive what keeps it from being read.
    case accepted
    /// A message with this key was sent before, by this executor or an earlier one; nothing was added.
    case repeated
    /// The job does not listen any more, and why; nothing was added.
    case tooLate(String)
}
