/// One thing that the server said to a running job.
///
/// ## The file `control`
/// Append-only, written by the executor alone, read by the runner, which is told of news by SIGUSR1. It has the form of `frames`
/// (see ``Frame``) with the magic `"SBCNTRL" 0x01` and these kinds in the place of `stream`:
///
///     1 piece    key, newline, bytes            more pieces of the same message follow
///     2 message  key, newline, bytes            the last, or only, piece of a message
///     3 close    empty                          end of file for the command, behind all messages before it
///     4 pause    empty
///     5 resume   empty
///
/// A file and not a socket: what was said is neither lost nor doubled when either side dies, and a runner that is not up yet finds
/// it. Pieces without the last one are the trace of a server that died in the middle; the next one cuts them off.
struct ControlEntry: Sendable, Hashable {
    /// The kinds of frames.
    enum Kind: UInt8 { case piece = 1, message, close, pause, resume }

    /// What was said.
    enum Content: Sendable, Hashable {
        /// Something for the command's standard input; ``ControlReader/bytes(of:in:)`` has the bytes.
        case message(key: String)
        /// No input follows.
        case close
        /// Stop the processes.
        case pause
        /// Let them go on.
        case resume
    }

    let content: Content
    /// Where its first frame begins.
    let start: UInt64
    /// Where the next entry begins.
    let end: UInt64
}
