package import Foundation

/// Makes a workspace: the files, and a git repository around them so that its history is kept.
package enum WorkspaceStart {
    /// Returns the paths that were written.
    package static func initialize(_ folder: URL, name: String) throws -> [String] {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw WorkspaceInitializerError.cannotWrite(path: folder.path, reason: error.localizedDescription)
        }
        let written = try WorkspaceInitializer.initialize(folder, name: name).map(\.path)
        guard !FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) else { return written }
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "init", "--quiet", folder.path]
        git.standardOutput = FileHandle.nullDevice
        git.standardError = FileHandle.nullDevice
        try git.run()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else {
            let words = "signalbox: the workspace is no git repository yet: install git 2.38 or newer, then run git init there\n"
            try? FileHandle.standardError.write(contentsOf: Data(words.utf8))
            return written
        }
        return written + [folder.appendingPathComponent(".git").path]
    }
}
