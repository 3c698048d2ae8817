import Foundation

/// Looks at a mirror before each command. An agent in a linked worktree shares the mirror's configuration, hooks and `info` folder,
/// and any of them could make our next git run a program or see other files. What does not belong there is put right and reported.
///
/// A change between the look and git's own reading is possible; the sandbox of the agent is what closes that gap.
package actor MirrorConfigGuard {
    private let client: GitClient
    private let directory: String
    private let expected: MirrorConfig
    /// What `objects/info/alternates` must hold; nil when there must be none.
    private let alternates: [UInt8]?
    private var approved: [UInt8]
    private var warnings: [MirrorWarning] = []

    /// Files that git would obey and that a mirror never has.
    private static let foreign = [
        "config.worktree", "info/attributes", "info/exclude", "info/grafts", "info/sparse-checkout", "objects/info/http-alternates",
        "shallow",
    ]

    init(client: GitClient, directory: String, expected: MirrorConfig, alternates: [UInt8]? = nil) {
        self.client = client
        self.directory = directory
        self.expected = expected
        self.alternates = alternates
        approved = expected.bytes
    }

    /// What was put right since the last call.
    package func takeWarnings() -> [MirrorWarning] {
        defer { warnings = [] }
        return warnings
    }

    func verify() async throws {
        for name in Self.foreign where PosixFile.facts(Array("\(directory)/\(name)".utf8)) != nil {
            try quarantine(name)
        }
        try restoreAlternates()
        let hooks = Array("\(directory)/hooks".utf8)
        if let facts = PosixFile.facts(hooks), facts.kind != .directory || PosixFile.names(hooks)?.isEmpty != true {
            try quarantine("hooks")
        }
        let path = "\(directory)/config"
        let found = PosixFile.read(Array(path.utf8), limit: 1 << 20)
        if let found, found == approved { return }
        try await repair(path, found: found ?? [])
    }

    private func restoreAlternates() throws {
        let (name, path) = ("objects/info/alternates", "\(directory)/objects/info/alternates")
        if PosixFile.facts(Array(path.utf8)) != nil {
            if let alternates, PosixFile.read(Array(path.utf8), limit: 64 << 10) == alternates { return }
            try quarantine(name)
        } else if alternates != nil {
            warn("\(name) was gone", "it was written again")
        }
        guard let alternates else { return }
        try FileManager.default.createDirectory(atPath: "\(directory)/objects/info", withIntermediateDirectories: true)
        try PosixFile.replace(path, alternates)
    }

    private func repair(_ path: String, found: [UInt8]) async throws {
        let copy = try scratchFile()
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let actual = try await entries(of: found, at: copy)
        let wanted = try await entries(of: expected.bytes, at: copy)
        let extra = (actual ?? []).filter { !wanted.orEmpty.contains($0) }
        let harmless = extra.filter { MirrorConfig.isHarmless($0.key) }.prefix(200)
        let missing = wanted.orEmpty.filter { !actual.orEmpty.contains($0) }
        if actual != nil, missing.isEmpty, harmless.count == extra.count {
            approved = found
            return
        }
        try PosixFile.replace(copy, expected.bytes)
        for entry in harmless {
            _ = try await client.run(
                GitCommand(directory: directory, arguments: ["config", "--file", copy, "--add", entry.key, entry.value]))
        }
        let restored = PosixFile.read(Array(copy.utf8), limit: 1 << 20) ?? expected.bytes
        try PosixFile.replace(path, restored)
        approved = restored
        let harmful = extra.filter { !MirrorConfig.isHarmless($0.key) }.map(\.key) + missing.map { "\($0.key) (missing)" }
        let names =
            harmful.isEmpty ? "it could not be read" : harmful.prefix(10).map { DisplayText.escape($0.utf8) }.joined(separator: ", ")
        warn("the configuration was changed: \(names)", "it was restored")
    }

    private struct Entry: Equatable { let key, value: String }

    /// The entries of a configuration, includes not followed; nil when git cannot read it.
    private func entries(of bytes: [UInt8], at copy: String) async throws -> [Entry]? {
        try PosixFile.replace(copy, bytes)
        let output = try await client.run(
            GitCommand(
                directory: "/", arguments: ["config", "--file", copy, "--no-includes", "--list", "-z"], acceptedExits: [0, 1, 3, 128]))
        guard output.exit == 0 else { return nil }
        return output.records.map { record in
            let parts = record.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
            return Entry(
                key: String(decoding: parts[0], as: UTF8.self), value: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "true")
        }
    }

    /// Moves the file aside instead of removing it: it is evidence.
    private func quarantine(_ name: String) throws {
        let folder = "\(directory)/signalbox/quarantine"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let target = "\(folder)/\(name.replacing("/", with: "-"))-\(UUID().uuidString)"
        try FileManager.default.moveItem(atPath: "\(directory)/\(name)", toPath: target)
        warn("\(name) appeared in the mirror", "it was moved to \(target)")
    }

    private func scratchFile() throws -> String {
        let folder = "\(directory)/signalbox/scratch"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return "\(folder)/config-\(UUID().uuidString)"
    }

    private func warn(_ found: String, _ done: String) {
        warnings.append(MirrorWarning(mirror: directory, found: found, done: done))
        if warnings.count > 100 { warnings.removeFirst() }
    }
}

extension Optional where Wrapped: RangeReplaceableCollection {
    fileprivate var orEmpty: Wrapped { self ?? Wrapped() }
}
