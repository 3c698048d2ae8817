package import Control
package import Domain
import Foundation
import Ledger

/// The workspace's `signalbox.yaml`, read again when it changed. A file that does not hold up leaves the last good one in force.
package actor WorkspaceFile: WorkspaceSource {
    private let folder: URL
    private var good: LoadedWorkspace
    private var stamp: Stamp?
    private var found: [String] = []
    private let onChange: @Sendable (WorkspaceEvent) async -> Void

    /// What tells one state of the file from another without reading it.
    private struct Stamp: Equatable {
        let modified: Date?
        let size: Int?
        let inode: UInt64?
    }

    /// - Parameter onChange: gets the event to record when the file was taken or rejected.
    package init(_ loaded: LoadedWorkspace, onChange: @escaping @Sendable (WorkspaceEvent) async -> Void) {
        folder = loaded.folder
        good = loaded
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

    private func reload() async {
        let now = Self.stamp(good.file)
        guard now != stamp else { return }
        stamp = now
        switch WorkspaceLoader.load(folder) {
        case .success(let loaded):
            let changed = loaded.configuration != good.configuration || !found.isEmpty
            good = loaded
            found = []
            if changed {
                await onChange(
                    .configurationLoaded(
                        digest: ContentDigest.hex(of: loaded.text), repositories: loaded.configuration.repositories.map(\.name)))
            }
        case .failure(let errors):
            let lines = errors.problems.map { "\($0)" }
            guard lines != found else { return }
            found = lines
            await onChange(.configurationRejected(problems: lines))
        }
    }

    private static func stamp(_ file: URL) -> Stamp {
        let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
        return Stamp(
            modified: facts?[.modificationDate] as? Date, size: (facts?[.size] as? NSNumber)?.intValue,
            inode: (facts?[.systemFileNumber] as? NSNumber)?.uint64Value)
    }
}
