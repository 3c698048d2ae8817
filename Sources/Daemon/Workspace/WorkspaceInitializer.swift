import Domain
package import Foundation

/// Why a workspace could not be made.
package enum WorkspaceInitializerError: Error, Equatable, Sendable, CustomStringConvertible {
    case exists(path: String)
    case cannotWrite(path: String, reason: String)

    package var description: String {
        switch self {
        case .exists(let path): "\(path) exists already and was left as it is (edit it, or choose another folder)"
        case .cannotWrite(let path, let reason): "cannot write \(path): \(reason) (check that the folder is yours and has room)"
        }
    }
}

/// Makes a workspace folder. Making it a git repository is left to the caller.
package enum WorkspaceInitializer {
    /// The folder with the server's state, which git must not see.
    static let stateFolder = ".signalbox/"

    /// Writes a commented `signalbox.yaml`, `agents/README.md` with examples of definitions, and `.gitignore` so that git ignores the state
    /// folder. Makes the folder when it is missing; an existing `.gitignore` keeps its lines, an existing page stays.
    /// - Returns: the files that were written or changed.
    /// - Throws: ``WorkspaceInitializerError``; an existing `signalbox.yaml` is never touched.
    @discardableResult
    package static func initialize(_ folder: URL, name: String) throws(WorkspaceInitializerError) -> [URL] {
        let file = folder.appending(path: WorkspaceSchema.fileName)
        let ignore = folder.appending(path: ".gitignore")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // Without overwriting also refuses a file that appears at this very moment.
            try Data(WorkspaceTemplate.text(name: name).utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            let path = file.path(percentEncoded: false)
            if FileManager.default.fileExists(atPath: path) { throw .exists(path: path) }
            throw .cannotWrite(path: path, reason: error.localizedDescription)
        }
        let written = try [file] + [writePage(folder)].compactMap(\.self)
        do {
            var lines = FileManager.default.fileExists(atPath: ignore.path(percentEncoded: false)) ? try Data(contentsOf: ignore) : Data()
            let known = String(decoding: lines, as: UTF8.self).split(whereSeparator: \.isNewline).map { String($0) }
            guard !known.contains(where: { [stateFolder, ".signalbox", "/.signalbox", "/.signalbox/"].contains($0) }) else {
                return written
            }
            if let last = lines.last, last != UInt8(ascii: "\n") { lines.append(UInt8(ascii: "\n")) }
            lines.append(contentsOf: Data("\(stateFolder)\n".utf8))
            try lines.write(to: ignore, options: .atomic)
        } catch {
            throw .cannotWrite(path: ignore.path(percentEncoded: false), reason: error.localizedDescription)
        }
        return written + [ignore]
    }

    /// Nil when there is one already.
    private static func writePage(_ folder: URL) throws(WorkspaceInitializerError) -> URL? {
        let page = folder.appending(path: "\(AgentFile.folder)/README.md")
        guard !FileManager.default.fileExists(atPath: page.path(percentEncoded: false)) else { return nil }
        do {
            try FileManager.default.createDirectory(at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(AgentsReadme.text.utf8).write(to: page, options: .withoutOverwriting)
        } catch {
            throw .cannotWrite(path: page.path(percentEncoded: false), reason: error.localizedDescription)
        }
        return page
    }
}
