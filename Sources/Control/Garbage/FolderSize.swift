import Foundation

/// What files take on the disk.
enum FolderSize {
    /// Bytes of a file, or of all files below a folder; links count as themselves and are not followed. 0 for what is not there.
    static func bytes(_ url: URL) -> Int {
        let keys: Set<URLResourceKey> = [.isDirectoryKey, .isSymbolicLinkKey, .fileSizeKey]
        guard let facts = try? url.resourceValues(forKeys: keys) else { return 0 }
        guard facts.isDirectory == true, facts.isSymbolicLink != true else { return facts.fileSize ?? 0 }
        var sum = 0
        let walk = FileManager.default.enumerator(at: url, includingPropertiesForKeys: Array(keys))
        while let file = walk?.nextObject() as? URL {
            let facts = try? file.resourceValues(forKeys: keys)
            if facts?.isDirectory != true { sum += facts?.fileSize ?? 0 }
        }
        return sum
    }

    /// The names in a folder, sorted; none when there is no such folder.
    static func names(_ folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
}
