package import Foundation

/// A folder of its own for one test, with a shell to make real repositories in. Removed when the test lets go of it.
package final class Sandbox: Sendable {
    package let root: String

    package init() throws {
        let name = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("signalbox-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: name, withIntermediateDirectories: true)
        root = name.resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    package var url: URL { URL(fileURLWithPath: root) }

    package func path(_ name: String) -> String { "\(root)/\(name)" }

    package func write(_ name: String, _ text: String) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    package func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// Runs a script as a person would, with git set up for that person and nothing of the machine's own configuration.
    ///
    /// - Returns: what it printed, without newlines at the ends.
    /// - Throws: ``ShellFailed`` when its status is not 0.
    @discardableResult
    package func shell(_ script: String, in folder: String = "", environment extra: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-ec", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.isEmpty ? root : path(folder))
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        environment.merge([
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
            "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com", "LC_ALL": "C", "ROOT": root,
        ]) { $1 }
        process.environment = environment.merging(extra) { $1 }
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ShellFailed(script: script, output: text) }
        return text.trimmingCharacters(in: .newlines)
    }

    /// A bare repository `NAME.git` with one commit on `main`, and the checkout `NAME` it came from, with it as `origin`.
    package func remote(_ name: String = "web", script: String = "echo one > a.txt; echo b > b.txt") throws {
        try shell("git init -q -b main '\(name)'")
        try shell("\(script)\ngit add -A; git commit -q -m first", in: name)
        try shell("git clone -q --bare '\(name)' '\(name).git'; git -C '\(name)' remote add origin '\(root)/\(name).git'")
    }
}

/// A script that did not end well.
package struct ShellFailed: Error {
    package let script: String
    package let output: String
}
