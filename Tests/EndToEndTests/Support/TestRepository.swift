import Foundation

/// A real repository that lanes land on, and a clone of it that stands for a colleague.
struct TestRepository: Sendable {
    let sandbox: Sandbox
    /// The remote: bare, or a working folder with its branch checked out.
    let path: String
    /// A clone with a working tree.
    let clone: String

    /// Makes `NAME.git` in the sandbox with one commit of these files on `main`.
    init(_ sandbox: Sandbox, name: String = "r", files: [String: String] = ["a.txt": "one\n"], bare: Bool = true) async throws {
        self.sandbox = sandbox
        path = sandbox.path("\(name).git")
        clone = sandbox.path("\(name)-clone")
        try await sandbox.shell("git init -q -b main '\(clone)'")
        try write(files)
        try await git("add", "-A")
        try await git("commit", "-q", "-m", "Start")
        try await sandbox.shell("git clone -q \(bare ? "--bare" : "") '\(clone)' '\(path)'")
        try await git("remote", "add", "origin", path)
    }

    /// Commits files and pushes them to the remote's `main`, as a colleague does.
    func push(_ files: [String: String], message: String = "Elsewhere") async throws {
        try await git("pull", "-q", "--ff-only", "origin", "main")
        try write(files)
        try await git("add", "-A")
        try await git("commit", "-q", "-m", message)
        try await git("push", "-q", "origin", "HEAD:main")
    }

    /// Runs git in the clone, under a name of its own.
    @discardableResult
    func git(_ arguments: String...) async throws -> String { try await git(at: clone, arguments) }

    /// Asks the remote.
    @discardableResult
    func remote(_ arguments: String...) async throws -> String { try await git(at: path, arguments) }

    func head() async throws -> String { try await remote("rev-parse", "main") }
    func tree(_ revision: String = "main") async throws -> String { try await remote("rev-parse", "\(revision)^{tree}") }
    func count() async throws -> Int { Int(try await remote("rev-list", "--count", "main")) ?? -1 }
    func file(_ name: String) async throws -> String { try await remote("show", "main:\(name)") }
    func files() async throws -> [String] {
        try await remote("ls-tree", "-r", "--name-only", "main").split(separator: "\n").map { String($0) }
    }

    private func write(_ files: [String: String]) throws {
        for (name, text) in files {
            let place = URL(fileURLWithPath: "\(clone)/\(name)")
            try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
    }

    private func git(at folder: String, _ arguments: [String]) async throws -> String {
        let identity = [
            "GIT_AUTHOR_NAME": "C", "GIT_AUTHOR_EMAIL": "c@example.org", "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.org",
        ]
        let command = ChildCommand(
            executable: "/usr/bin/env", arguments: ["git", "-c", "gc.auto=0"] + arguments,
            environment: sandbox.environment.merging(identity) { $1 }, folder: folder, scratch: sandbox.path("tmp"))
        let result = try await command.run()
        guard result.exit == 0 else { throw TestFailure("failed: \(result)") }
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
