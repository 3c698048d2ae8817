import Foundation

/// A named pipe between a job and its test: how each waits for the other without a clock.
struct Fifo: Sendable {
    let sandbox: Sandbox
    let path: String

    init(_ sandbox: Sandbox, _ name: String) async throws {
        self.sandbox = sandbox
        path = sandbox.path(name)
        try await sandbox.shell("mkfifo '\(path)'")
    }

    /// Waits for a writer, and gives what it wrote.
    func read() async throws -> String { try await sandbox.shell("cat '\(path)'") }

    /// Waits for a reader, and lets it go on.
    func release() async throws { try await sandbox.shell("echo go > '\(path)'") }
}
