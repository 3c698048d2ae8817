/// A short command to run to its end, such as one git call.
package struct Command: Sendable {
    /// What the command reads on its standard input.
    package enum Input: Sendable {
        /// Nothing: end of file at once.
        case none
        /// These bytes, then end of file.
        case bytes([UInt8])
        /// The contents of a file.
        case file(String)
    }

    /// Absolute path of the program; see ``ExecutableFinder`` for names.
    package var executable: String
    /// Arguments after the program's name.
    package var arguments: [String]
    /// The whole environment: nothing is inherited.
    package var environment: [String: String]
    /// Where it runs; `nil` means where this process is.
    package var workingDirectory: String?
    /// Its standard input.
    package var input: Input
    /// Most bytes of standard output that ``ProcessRunner/run(_:)`` keeps; more is the error
    /// ``ProcessError/outputTooLarge(command:limit:)``.
    package var outputLimit: Int
    /// Most bytes of standard error that are kept: the last ones, since a failure explains itself at its end.
    package var errorLimit: Int

    /// Describes a command; limits default to 64 MiB of output and 64 KiB of error text.
    package init(
        executable: String,
        arguments: [String] = [],
        environment: [String: String] = [:],
        workingDirectory: String? = nil,
        input: Input = .none,
        outputLimit: Int = 64 << 20,
        errorLimit: Int = 64 << 10
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.input = input
        self.outputLimit = outputLimit
        self.errorLimit = errorLimit
    }

    /// The program's name and first arguments on one line, for error messages.
    var summary: String {
        let name = executable.split(separator: "/").last.map(String.init) ?? executable
        let words = [name] + arguments.prefix(6)
        let line = words.joined(separator: " ") + (arguments.count > 6 ? " …" : "")
        return String(line.prefix(200)).debugDescription
    }
}
