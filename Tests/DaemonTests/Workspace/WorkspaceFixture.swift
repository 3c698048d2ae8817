import Domain
import Foundation
import Testing
import YAMLReading

@testable import Daemon

/// A folder of a test's own, removed at the end.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.resolvingSymlinksInPath())
}

/// Writes a file below a folder, with the folders on the way.
func write(_ text: String, _ path: String, in folder: URL) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
}

func git(_ arguments: String..., in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
}

/// The configuration in a text, or its problems as one would see them.
func parse(_ text: String) -> Result<WorkspaceConfiguration, ConfigurationErrors> {
    YAMLReader.read(text, name: "signalbox.yaml").flatMap { WorkspaceReader.read($0, file: "signalbox.yaml") }
}

func problems<Value>(_ result: Result<Value, ConfigurationErrors>) -> [String] {
    guard case .failure(let errors) = result else { return [] }
    return errors.problems.map(\.description)
}

/// Removes the one `#` that makes a line of the template an example.
func uncommented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let rest = line.drop { $0 == " " }
        guard rest.hasPrefix("#"), rest.count > 1, !rest.hasPrefix("# ") else { return String(line) }
        return String(line.prefix(line.count - rest.count) + rest.dropFirst())
    }.joined(separator: "\n")
}
