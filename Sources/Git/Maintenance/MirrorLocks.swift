import Foundation

/// The lock files that git makes beside what it changes (`packed-refs.lock`). One that is left by a killed git keeps everybody out for ever.
package enum MirrorLocks {
    /// Locks of the mirror, its worktrees and its remote store that were made before a moment (seconds since 1970): paths and sizes.
    package static func made(before moment: Int, in mirror: Mirror) -> [(path: String, bytes: Int)] {
        var found: [(path: String, bytes: Int)] = []
        for root in [mirror.path, mirror.store.repository.directory] {
            look(root, depth: 0, before: moment, &found)
            look("\(root)/refs", depth: 12, before: moment, &found)
            look("\(root)/objects/info", depth: 0, before: moment, &found)
        }
        look("\(mirror.path)/worktrees", depth: 1, before: moment, &found)
        return found
    }

    /// Removes a lock, if it is still the one of before that moment.
    package static func remove(_ path: String, madeBefore moment: Int) throws {
        guard path.hasSuffix(".lock"), let facts = PosixFile.facts(Array(path.utf8)), facts.kind == .regular, facts.modified < moment else {
            return
        }
        try PosixFile.removeTree(Array(path.utf8))
    }

    private static func look(_ folder: String, depth: Int, before moment: Int, _ found: inout [(path: String, bytes: Int)]) {
        for bytes in PosixFile.names(Array(folder.utf8)) ?? [] {
            guard let name = String(validating: bytes, as: UTF8.self) else { continue }
            let path = "\(folder)/\(name)"
            guard let facts = PosixFile.facts(Array(path.utf8)) else { continue }
            if facts.kind == .regular, name.hasSuffix(".lock"), facts.modified < moment {
                found.append((path, facts.size))
            } else if facts.kind == .directory, depth > 0 {
                look(path, depth: depth - 1, before: moment, &found)
            }
        }
    }
}
