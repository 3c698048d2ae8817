import Foundation

@testable import Git

/// A temporary folder with real repositories, removed at the end of the test.
final class Sandbox: Sendable {
    let root: String
    let client: GitClient

    init() async throws {
        let name = NSTemporaryDirectory() + "/signalbox-git-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
        root = PosixFile.resolved(name)
        client = try await GitClient.locate()
    }

    deinit {
        _ = try? shell("chmod -R u+rwX '\(root)'; rm -rf '\(root)'", in: "/")
    }

    /// Runs a shell script the way a person or an agent would, with a configuration of its own.
    @discardableResult
    func shell(_ script: String, in folder: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-ec", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        environment.merge([
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
            "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com", "LC_ALL": "C", "ROOT": root,
        ]) { _, new in new }
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        guard process.terminationStatus == 0 else { throw ShellFailed(script: script, output: text) }
        return text.trimmingCharacters(in: .newlines)
    }

    /// A bare repository with one commit on `main` made by `script`, and the checkout it came from.
    func remote(_ name: String = "remote", script: String = "printf 'one\\ntwo\\nthree\\n' > a.txt; echo b > b.txt") throws -> String {
        let source = "\(root)/\(name)-source"
        try shell("git init -q -b main '\(source)'", in: root)
        try shell("\(script)\ngit add -A; git commit -q -m first", in: source)
        try shell(
            "git clone -q --bare '\(source)' '\(root)/\(name).git'; git -C '\(source)' remote add origin '\(root)/\(name).git'", in: root)
        return "\(root)/\(name).git"
    }

    func mirror(of address: String, name: String = "mirror") async throws -> Mirror {
        try await Mirror.create(at: "\(root)/\(name)", from: RemoteLocation(address), client: client)
    }

    func pool(_ mirror: Mirror, options: WorktreeOptions? = nil) throws -> WorktreePool {
        try WorktreePool(mirror: mirror, folder: "\(root)/pool", options: options ?? WorktreeOptions())
    }

    func id(_ text: String) throws -> ObjectID {
        guard let id = ObjectID(text) else { throw ShellFailed(script: "object name", output: text) }
        return id
    }

    func exists(_ path: String) -> Bool { PosixFile.facts(Array(path.utf8)) != nil }
    func read(_ path: String) -> String? { PosixFile.read(Array(path.utf8), limit: 1 << 24).map { String(decoding: $0, as: UTF8.self) } }
}

struct ShellFailed: Error { let script, output: String }

/// The kind of the GitError that `body` throws; nil when it throws none.
func kindThrown(_ body: () async throws -> Void) async -> GitError.Kind? {
    do {
        try await body()
        return nil
    } catch let error as GitError {
        return error.kind
    } catch {
        return nil
    }
}

extension Mirror {
    /// The commit that the remote branch has now; nil when the remote has no such branch.
    func remoteHead(branch: String) async throws -> ObjectID? {
        let ref = try RefName(branch: branch)
        return try await RemoteReferences.read(remote, through: repository, names: [ref.name]).values[ref]
    }
}
