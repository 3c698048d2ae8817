import Foundation

/// Runs git. Found and checked once; every call is hardened by ``GitEnvironment``.
package struct GitClient: Sendable {
    /// The absolute path of the program.
    package let executable: String
    /// Its version, at least ``GitVersion/required``.
    package let version: GitVersion
    private let environment: GitEnvironment
    let atWork = GitAtWork()
    /// Is told in words what was put right on the way, for the server's log.
    let note: @Sendable (String) -> Void

    /// Finds git in `PATH` of the given variables and checks its version.
    /// Throws `.gitMissing` or `.gitTooOld` with what to install.
    ///
    /// - Parameter note: is told what was put right on the way.
    package static func locate(
        environment: [String: String] = ProcessInfo.processInfo.environment, note: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> GitClient {
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
        guard let found = folders.map({ "\($0)/git" }).first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw GitError(
                .gitMissing, "No program named git was found in PATH (\(folders.joined(separator: ":"))).",
                remedy: "Install git \(GitVersion.required) or newer: `apt-get install git`, or `brew install git` on macOS.")
        }
        return try await GitClient(executable: found, environment: environment, note: note)
    }

    /// Uses the program at that path.
    package init(executable: String, environment: [String: String], note: @escaping @Sendable (String) -> Void = { _ in }) async throws {
        self.executable = executable
        self.note = note
        self.environment = GitEnvironment(inherited: environment)
        let variables = self.environment.variables(for: .local)
        let result = try await GitProcess.run(
            executable: executable, arguments: [Array("--version".utf8)], environment: variables, input: [], outputLimit: 64 << 10,
            ownSession: false, shown: "git --version", onErrorOutput: nil)
        let line = String(decoding: result.output.prefix { $0 != 10 }, as: UTF8.self)
        guard result.exit == 0, let version = GitVersion(line: line) else {
            throw GitError(
                .gitMissing, "\(executable) does not answer as git: '\(DisplayText.escape(line.prefix(80).utf8))'.",
                remedy: "Install git \(GitVersion.required) or newer and put it first in PATH.")
        }
        guard version >= .required else {
            throw GitError(
                .gitTooOld(found: version.description), "\(executable) is git \(version); \(GitVersion.required) is needed.",
                remedy: "Install git \(GitVersion.required) or newer (it brought `merge-tree --write-tree`).")
        }
        self.version = version
    }

    func run(_ command: GitCommand) async throws -> GitOutput {
        guard let timeout = command.timeout else { return try await runToEnd(command) }
        return try await withThrowingTaskGroup(of: GitOutput?.self) { group in
            group.addTask { try await runToEnd(command) }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            // Leaving the group cancels the other task: the sleep, or the command, which is then ended.
            defer { group.cancelAll() }
            if let first = try await group.next(), let output = first { return output }
            throw GitError(
                .timedOut, "Git did not finish within \(timeout).",
                remedy: "Check the network and the remote, then try again.", command: command.shown)
        }
    }

    private func runToEnd(_ command: GitCommand) async throws -> GitOutput { try await atWork.during(command) { try await start(command) } }

    private func start(_ command: GitCommand) async throws -> GitOutput {
        var words = environment.settings(for: command.scope)
        if let directory = command.directory { words += ["-C", directory] }
        words += command.arguments
        var arguments = words.map { Array($0.utf8) }
        if !command.paths.isEmpty { arguments += [Array("--".utf8)] + command.paths.map(\.bytes) }
        var variables = environment.variables(for: command.scope)
        variables.merge(command.environment) { _, new in new }
        let result = try await GitProcess.run(
            executable: executable, arguments: arguments, environment: variables, input: command.input, outputLimit: command.outputLimit,
            ownSession: command.scope == .network, shown: command.shown, onErrorOutput: command.onErrorOutput)
        let said = Self.bounded(result.errorTail)
        guard command.acceptedExits.contains(result.exit) else {
            throw GitError(
                .commandFailed(exit: result.exit), "Git failed with exit code \(result.exit).",
                remedy: Self.remedy(for: said), command: command.shown, diagnostics: said)
        }
        return GitOutput(exit: result.exit, bytes: result.output, diagnostics: said, command: command.shown)
    }

    /// The arguments and variables of a call that someone else keeps running, as ``CatFile`` does.
    func invocation(_ command: GitCommand) -> (arguments: [[UInt8]], environment: [String: String]) {
        var words = environment.settings(for: command.scope)
        if let directory = command.directory { words += ["-C", directory] }
        words += command.arguments
        let variables = environment.variables(for: command.scope).merging(command.environment) { _, new in new }
        return (words.map { Array($0.utf8) }, variables)
    }

    private static func bounded(_ bytes: [UInt8]) -> String {
        bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).suffix(20)
            .map { DisplayText.escape($0.prefix(1000)) }.joined(separator: "\n")
    }

    private static func remedy(for said: String) -> String {
        if said.contains("No space left on device") { return "Free some disk space, then try again; nothing was lost." }
        if said.contains("dubious ownership") {
            return "The repository belongs to another user: change its owner, or add it to safe.directory."
        }
        if said.contains(".lock': File exists") || said.contains("packed-refs.new: File exists") {
            return "Another git is working there; wait for it. If none is, one was killed: remove the lock file that git names."
        }
        if said.contains("Authentication failed") || said.contains("Permission denied") || said.contains("could not read Username") {
            return "Check that `git ls-remote` works by hand with your credentials; Signalbox uses the same ones and never asks."
        }
        if said.contains("not a git repository") || said.contains("does not appear to be a git repository") {
            return "Check the path or address of the repository."
        }
        return "Read what git said; the command can be repeated by hand."
    }
}
