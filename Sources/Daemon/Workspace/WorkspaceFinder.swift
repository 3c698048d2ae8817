import Domain
package import Foundation

/// Finds the workspace that a command is about.
package enum WorkspaceFinder {
    /// The nearest folder, from `folder` upwards, that holds a `signalbox.yaml`; nil when there is none.
    package static func find(from folder: URL) -> URL? {
        var current = folder.standardizedFileURL
        while true {
            var isFolder: ObjCBool = false
            let file = current.appending(path: WorkspaceSchema.fileName)
            if FileManager.default.fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder), !isFolder.boolValue {
                return current
            }
            let parent = current.deletingLastPathComponent().standardizedFileURL
            guard parent.path(percentEncoded: false) != current.path(percentEncoded: false), current.path(percentEncoded: false) != "/"
            else {
                return nil
            }
            current = parent
        }
    }
}
