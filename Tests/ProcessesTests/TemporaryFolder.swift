import Foundation
import Processes

/// Runs `body` with the absolute path of an empty folder that is gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = NSTemporaryDirectory() + "/processes-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

func shell(_ script: String, _ arguments: String..., environment: [String: String] = ["PATH": "/usr/bin:/bin"]) -> Command {
    Command(executable: "/bin/sh", arguments: ["-c", script, "sh"] + arguments, environment: environment)
}
