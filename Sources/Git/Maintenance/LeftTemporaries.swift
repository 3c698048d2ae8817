/// Objects and packs that a git was writing when it was killed: nothing reads them, and no git ever writes on in one.
package enum LeftTemporaries {
    /// Those of a mirror and its ``RemoteStore`` in which nothing was written since a moment (seconds since 1970): paths and sizes.
    package static func made(before moment: Int, in mirror: Mirror) -> [(path: String, bytes: Int)] {
        [mirror.path, mirror.store.repository.directory].flatMap { found(in: $0) }.filter { $0.written < moment }.map {
            ($0.path, $0.bytes)
        }
    }

    /// Removes one, if nothing was written in it since.
    package static func remove(_ path: String, madeBefore moment: Int) throws {
        guard path.contains("/objects/"), let temporary = read(path), temporary.written < moment else { return }
        try PosixFile.removeTree(Array(path.utf8))
    }

    /// Removes all of a mirror's ``RemoteStore``, which is written by the server's git alone. Only while none is at work there.
    ///
    /// - Returns: the paths.
    package static func remove(ofMirror path: String) -> [String] {
        found(in: RemoteStore.directory(path)).map(\.path).filter { (try? PosixFile.removeTree(Array($0.utf8))) != nil }
    }

    private struct Temporary {
        let path: String
        let bytes: Int
        /// When something was last written in it.
        let written: Int
    }

    private static func found(in directory: String) -> [Temporary] {
        let objects = "\(directory)/objects"
        var places = names(objects).filter { $0.hasPrefix("tmp_") }.map { "\(objects)/\($0)" }
        for folder in names(objects) where folder.utf8.count == 2 || folder == "pack" {
            places += names("\(objects)/\(folder)").filter(isTemporary).map { "\(objects)/\(folder)/\($0)" }
        }
        return places.compactMap(read)
    }

    /// `tmp_obj_…`, `tmp_pack_…`, `tmp_idx_…`; `.tmp-…` is what `git repack` is at.
    private static func isTemporary(_ name: String) -> Bool { name.hasPrefix("tmp_") || name.hasPrefix(".tmp-") }

    private static func read(_ path: String) -> Temporary? {
        guard let name = path.split(separator: "/").last, isTemporary(String(name)), let facts = PosixFile.facts(Array(path.utf8)) else {
            return nil
        }
        switch facts.kind {
        case .regular: return Temporary(path: path, bytes: facts.size, written: facts.modified)
        case .directory:
            // What is received is kept apart in a folder of its own until it was checked.
            var (bytes, written) = (0, facts.modified)
            var open = [path]
            while let next = open.popLast() {
                for name in names(next) {
                    guard let facts = PosixFile.facts(Array("\(next)/\(name)".utf8)) else { continue }
                    written = max(written, facts.modified)
                    if facts.kind == .directory { open.append("\(next)/\(name)") } else { bytes += facts.size }
                }
            }
            return Temporary(path: path, bytes: bytes, written: written)
        case .link, .other: return nil
        }
    }

    private static func names(_ folder: String) -> [String] {
        (PosixFile.names(Array(folder.utf8)) ?? []).compactMap { String(validating: $0, as: UTF8.self) }
    }
}
