import Foundation

/// Where a path written in a file leads.
enum FilePlace {
    /// The path itself when it is absolute, else below a folder, whether or not the folder's URL ends in a slash.
    static func resolve(_ path: String, in folder: URL) -> URL {
        (path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)).standardizedFileURL
    }
}
