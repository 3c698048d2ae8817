package import Foundation

/// Makes a workspace: the files, and a git repository around them so that its history is kept.
package enum WorkspaceStart {
    /// Returns the paths that were written.
    package static func initialize(_ folder: URL, name: String) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let written = try WorkspaceInitializer.initialize(folder, name: name).map(\.path)
        guard !FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) else { return written }
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "init", "--quiet", folder.path]
        git.standardOutput = FileHandle.nullDevice
        try git.run()
        git.waitUntilExit()
        // Without git the workspace is there all the same; `doctor` says what is missing.
        return git.terminationStatus == 0 ? written + [folder.appendingPathComponent(".git").path] : written
    }
}
