package import Control
package import Domain
import Foundation
import Ledger

/// The workspace's files, read again when one of them changed. Files that do not hold up leave the last good configuration in force.
package actor WorkspaceFile: WorkspaceSource {
    private let folder: URL
    private var good: LoadedWorkspace
    private var signature: WorkspaceSignature?
    /// Where the skills are that the files named when they were last read.
    private var skillFolders: [String] = []
    private var found: [String] = []
    private let onLoad: @Sendable (LoadedWorkspace) async throws -> Void
    private let onChange: @Sendable (WorkspaceEvent) async -> Void
    /// One reading at a time: an older one that ends later must not win.
    private var reading: Task<Void, Never>?

    /// - Parameters:
    ///   - onLoad: gets what was read before it is in force; when it throws, the last good configuration stays.
    ///   - onChange: gets the event to record when the files were taken or rejected.
    package init(
        _ loaded: LoadedWorkspace, onLoad: @escaping @Sendable (LoadedWorkspace) async throws -> Void,
        onChange: @escaping @Sendable (WorkspaceEvent) async -> Void
    ) {
        folder = loaded.folder
        good = loaded
        self.onLoad = onLoad
        self.onChange = onChange
    }

    package func current() async -> WorkspaceConfiguration {
        await reload()
        return good.configuration
    }

    package func problems() async -> [String] {
        await reload()
        return found
    }

    package func agentSources() async -> [String: AgentSource] {
        await reload()
        return good.sources
    }

    package func writeAgent(_ name: String, text: String, known: Set<String>) async throws(DeskError) -> String? {
        if case .failure(let errors) = WorkspaceReading(folder, searchPath: Self.searchPath, replacing: [name: text]).result {
            throw DeskError(.usage, "\(AgentFile.path(name)) was left as it is; with that text:\n\(errors)")
        }
        let putAside = try AgentFileWriter(folder: folder, name: name).write(text, known: known)
        await reload()
        return putAside
    }

    package func addRepository(
        name: String, location: String, gates: [String: String], files: [String], contents: [String: String]
    ) async throws(DeskError) {
        await reload()
        guard found.isEmpty else { throw DeskError(.usage, "signalbox.yaml must be valid first:\n" + found.joined(separator: "\n")) }
        let proposal = RepositoryProbe(paths: files) { contents[$0] }.propose()
        let repository = NewRepository(
            name: name, url: location, gates: gates.sorted { $0.key < $1.key }.map { .init(name: $0.key, run: $0.value) },
            proposal: proposal)
        let text: String
        do {
            text = try ConfigurationEditor.addRepository(repository, to: good.text)
        } catch {
            throw DeskError(.usage, "\(error)")
        }
        do {
            try Data(text.utf8).write(to: good.file, options: .atomic)
        } catch {
            throw DeskError(.failed, "\(good.file.path) cannot be written: \(error.localizedDescription)")
        }
        await reload()
    }

    private static var searchPath: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }

    private func reload() async {
        while let reading { await reading.value }
        let now = WorkspaceSignature(folder, skills: skillFolders)
        guard now != signature else { return }
        let task = Task { await self.read() }
        reading = task
        await task.value
    }

    private func read() async {
        defer { reading = nil }
        // Taken before the files are read: what changes meanwhile is noticed at the next question.
        let before = WorkspaceSignature(folder, skills: skillFolders)
        let read = WorkspaceReading(folder, searchPath: Self.searchPath)
        // A skill that is named now and was not before was not looked at; then there is one more reading.
        signature = read.skillFolders == skillFolders ? before : nil
        skillFolders = read.skillFolders
        switch read.result {
        case .success(let loaded): await take(loaded)
        case .failure(let errors): await reject(errors.problems.map { "\($0)" })
        }
    }

    private func take(_ loaded: LoadedWorkspace) async {
        let changed = loaded.configuration != good.configuration || !found.isEmpty
        if changed || loaded.sources != good.sources {
            do {
                try await onLoad(loaded)
            } catch {
                signature = nil
                return await reject(["the agent definitions could not be recorded: \(error)"])
            }
        }
        good = loaded
        found = []
        if changed {
            await onChange(
                .configurationLoaded(
                    digest: ContentDigest.hex(of: loaded.text), repositories: loaded.configuration.repositories.map(\.name)))
        }
    }

    private func reject(_ lines: [String]) async {
        guard lines != found else { return }
        found = lines
        await onChange(.configurationRejected(problems: lines))
    }
}
