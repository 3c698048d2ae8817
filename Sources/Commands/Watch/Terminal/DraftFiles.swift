import Domain
import Foundation

/// Comments that are not sent yet, a file for each lane and candidate in the state folder, so that they outlive the program.
struct DraftFiles: Sendable {
    let folder: String

    init(stateFolder: String) { folder = stateFolder + "/drafts" }

    private func path(_ lane: LaneID, _ candidate: Int) -> String { "\(folder)/\(lane)-c\(candidate).json" }

    func read(_ lane: LaneID, candidate: Int) -> [Draft] {
        guard let data = FileManager.default.contents(atPath: path(lane, candidate)) else { return [] }
        return (try? JSONDecoder().decode([Draft].self, from: data)) ?? []
    }

    /// - Throws: what the system says when they cannot be kept.
    func keep(_ drafts: [Draft], _ lane: LaneID, candidate: Int) throws {
        let path = path(lane, candidate)
        guard !drafts.isEmpty else {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            return
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try JSONEncoder().encode(drafts).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
