/// How a turn's program is started.
package struct AgentLaunch: Equatable, Sendable {
    package enum Input: Equatable, Sendable {
        case none
        /// This text, then end of file.
        case text(String)
        /// Stays open: an adapter speaks to the program.
        case channel
    }

    package var argv: [String]
    package var input: Input
    /// Set over everything that is passed on.
    package var environment: [String: String]
    /// Files that must be there before it starts, by absolute path as the program sees it, below the agent's home. Mode 0600.
    package var files: [String: String]

    package init(argv: [String], input: Input = .none, environment: [String: String] = [:], files: [String: String] = [:]) {
        self.argv = argv
        self.input = input
        self.environment = environment
        self.files = files
    }
}
