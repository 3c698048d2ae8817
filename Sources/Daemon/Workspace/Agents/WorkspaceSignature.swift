import Domain
import Foundation
import Processes

/// What tells one state of a workspace's files from another without reading them: `signalbox.yaml`, `agents/`, and the skills in use.
struct WorkspaceSignature: Equatable {
    /// More files than are allowed; what lies beyond is not watched.
    private static let maximumEntries = 4000

    private var stamps: [String: FileStamp] = [:]

    /// - Parameter skills: folders of skills, from the workspace's folder; those that do not exist yet too.
    init(_ folder: URL, skills: [String]) {
        let root = folder.path(percentEncoded: false)
        add("\(root)/\(WorkspaceSchema.fileName)")
        add("\(root)/\(AgentFile.folder)", deep: 1)
        for skill in skills { add("\(root)/\(skill)", deep: 9) }
    }

    private mutating func add(_ path: String, deep: Int = 0) {
        guard stamps.count < Self.maximumEntries, let stamp = FileStamp(path) else { return }
        stamps[path] = stamp
        guard deep > 0, stamp.kind == .folder else { return }
        for name in ContainedPath.names(path) { add("\(path)/\(name)", deep: deep - 1) }
    }
}
