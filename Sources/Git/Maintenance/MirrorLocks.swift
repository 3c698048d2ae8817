import Foundation

/// The lock files that git makes beside what it changes (`packed-refs.lock`). One that is left by a killed git keeps everybody out for ever.
package enum MirrorLocks {
    /// Locks of the mirror, its worktrees and its remote store that were made before a moment (seconds since 1970): paths and sizes.
    package static func made(before moment: Int, in mirror: Mirror) -> [(path: String, bytes: Int)] {
        let roots = [mirror.path, mirror.store.repository.directory]
        let places = roots.flatMap { [($0, 0), ("\($0)/refs", 12), ("\($0)/objects/info", 0)] } + [("\(mirror.path)/worktrees", 1)]
        return places.flatMap { found(in: $0.0, depth: $0.1) }.filter { $0.facts.modified < moment }.map { ($0.path, $0.facts.size) }
    }

    /// Removes a lock, if it is still the one of before that moment.
    package static func remove(_ path: String, madeBefore moment: Int) throws {
        guard path.hasSuffix(".lock"), let facts = PosixFile.facts(Array(path.utf8)), facts.kind == .regular, facts.modified < moment else {
            return
        }
        try PosixFile.removeTree(Array(path.utf8))
    }

    /// The lock files in a folder, and in those below it down to a depth (0: in it alone). Links are not followed.
    static func found(in folder: String, depth: Int) -> [(path: String, facts: PosixFile.Facts)] {
        var found: [(path: String, facts: PosixFile.Facts)] = []
        for bytes in PosixFile.names(Array(folder.utf8)) ?? [] {
            guard let name = String(validating: bytes, as: UTF8.self) else { continue }
            let path = "\(folder)/\(name)"
            guard let facts = PosixFile.facts(Array(path.utf8)) else { continue }
            if facts.kind == .regular, name.hasSuffix(".lock") {
                found.append((path, facts))
            } else if facts.kind == .directory, depth > 0 {
                found += self.found(in: path, depth: depth - 1)
            }
        }
        return found
    }
}
