/// How ``ACPHost`` is run.
package struct HostOptions: Sendable {
    /// Absolute path of the worktree.
    package var root: String
    /// The agent's program and arguments.
    package var command: [String]
    package var environment: [String: String]
    /// Terminals that may be there at once; an agent that wants more is told to release some.
    package var terminals = 16
    /// Bytes of output that are kept of one terminal, also when the agent asks for more.
    package var outputLimit = 1 << 20
    /// Bytes of the largest file that is read or written.
    package var fileLimit = 10 << 20
    /// Bytes of the longest message; a longer one is dropped and reported.
    package var lineLimit = 64 << 20
    /// Seconds from the end of input to TERM, and from TERM to KILL, for an agent that does not end by itself.
    package var grace = 10

    package init(root: String, command: [String], environment: [String: String]) {
        self.root = root
        self.command = command
        self.environment = environment
    }
}
