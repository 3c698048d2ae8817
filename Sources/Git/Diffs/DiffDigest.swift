import Crypto

/// The digest that says whether a file's change is still the one that was inspected.
enum DiffDigest {
    /// SHA-256 over the status, paths and modes, then each hunk's lines as they are; line numbers, function headings and object
    /// names are left out, because they move with the base. What git shows no lines for is identified by its contents.
    static func digest(_ change: ChangedFile, sections: [ArraySlice<UInt8>]?) -> String {
        var hash = SHA256()
        func add(_ text: String) {
            hash.update(data: Array(text.utf8) + [0])
        }
        add("signalbox-diff-1")
        add(change.status.rawValue)
        for path in [change.oldPath, change.path] {
            add(String(path?.bytes.count ?? -1))
            hash.update(data: path?.bytes ?? [])
        }
        add(change.oldMode.digits + " " + change.newMode.digits)
        guard let sections, !change.isBinary, change.oldMode != .submodule, change.newMode != .submodule else {
            add("contents")
            add(change.oldID?.hex ?? "-")
            add(change.newID?.hex ?? "-")
            return hex(hash.finalize())
        }
        add("lines")
        for section in sections {
            var isInHunk = false
            PatchSections.forEachLine(of: section) { line in
                if line.starts(with: "@@ ".utf8) {
                    isInHunk = true
                    hash.update(data: Array("@@\n".utf8))
                } else if isInHunk {
                    line.withUnsafeBytes { hash.update(bufferPointer: $0) }
                    hash.update(data: [10])
                }
            }
            add("end")
        }
        return hex(hash.finalize())
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
