package import Domain
package import Foundation

/// A workspace as it was read.
package struct LoadedWorkspace: Equatable, Sendable {
    /// The folder that holds the file.
    package let folder: URL
    package let configuration: WorkspaceConfiguration
    /// The file's text, from which the configuration was made.
    package let text: String
    /// What each agent definition was made from, by name.
    package let sources: [String: AgentSource]
    /// The bytes of everything that definitions name by its digest: the files of their skills.
    package let material: [String: Data]

    /// The file itself.
    package var file: URL { folder.appending(path: WorkspaceSchema.fileName) }
}

/// Reads a workspace folder.
package enum WorkspaceLoader {
    /// Reads and checks `signalbox.yaml` of a folder, the files of `agents/` and the skills that they name, with what they name on this
    /// machine: folders of repositories, programs of agents, the time zone.
    /// - Parameters:
    ///   - folder: the workspace folder.
    ///   - searchPath: where a program without a slash is looked for; the value of `PATH`.
    /// - Returns: the workspace, or everything that is wrong with it.
    package static func load(
        _ folder: URL, searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) -> Result<LoadedWorkspace, ConfigurationErrors> {
        WorkspaceReading(folder, searchPath: searchPath).result
    }
}
