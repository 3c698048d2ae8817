package import Domain
package import Foundation

/// A workspace as it was read.
package struct LoadedWorkspace: Equatable, Sendable {
    /// The folder that holds the file.
    package let folder: URL
    package let configuration: WorkspaceConfiguration
    /// The file's text, from which the configuration was made.
    package let text: String

    /// The file itself.
    package var file: URL { folder.appending(path: WorkspaceSchema.fileName) }
}

/// Reads a workspace folder.
package enum WorkspaceLoader {
    /// Reads and checks `signalbox.yaml` of a folder, with what it names on this machine: folders of repositories, programs of agents,
    /// the time zone.
    /// - Parameters:
    ///   - folder: the workspace folder.
    ///   - searchPath: where a program without a slash is looked for; the value of `PATH`.
    /// - Returns: the workspace, or everything that is wrong with it.
    package static func load(
        _ folder: URL, searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) -> Result<LoadedWorkspace, ConfigurationErrors> {
        let name = WorkspaceSchema.fileName
        return YAMLReader.text(of: folder.appending(path: name), name: name).flatMap { text in
            YAMLReader.read(text, name: name).flatMap { root in
                let places = MachineCheck(file: name, folder: folder, searchPath: searchPath).problems(root)
                switch WorkspaceReader.read(root, file: name) {
                case .failure(let errors): return .failure(ConfigurationErrors(errors.problems + places))
                case .success(let configuration):
                    guard places.isEmpty else { return .failure(ConfigurationErrors(places)) }
                    return .success(LoadedWorkspace(folder: folder, configuration: configuration, text: text))
                }
            }
        }
    }
}
