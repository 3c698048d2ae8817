import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The folder of a mirror on disk: made under a temporary name, so that a mirror is either whole or not there.
enum MirrorFolder {
    /// A name beside `path` for the mirror that is being made; it tells which process makes it.
    static func temporaryName(for path: String) -> String {
        "\(path).partial-\(getpid())-\(UUID().uuidString.prefix(8))"
    }

    /// Removes what processes that no longer run left half-made beside `path`.
    static func removeAbandoned(beside path: String) {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let prefix = URL(fileURLWithPath: path).lastPathComponent + ".partial-"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
            let digits = name.dropFirst(prefix.count).prefix { $0.isNumber }
            guard let process = Int32(digits), process > 0, kill(process, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
        }
    }

    /// Gives the finished mirror its name. False when another one took the name meanwhile.
    static func publish(_ temporary: String, as path: String) throws -> Bool {
        if rename(temporary, path) == 0 { return true }
        let code = errno
        guard code == ENOTEMPTY || code == EEXIST else {
            throw GitError.storage("The mirror \(path) could not be put in place", errno: code)
        }
        return false
    }

    /// Removes scratch files of processes that were killed: those older than a day.
    static func sweepScratch(of path: String) {
        let folder = "\(path)/signalbox/scratch"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let file = "\(folder)/\(name)"
            let changed = (try? FileManager.default.attributesOfItem(atPath: file))?[.modificationDate] as? Date
            if let changed, changed.timeIntervalSinceNow < -86_400 { try? FileManager.default.removeItem(atPath: file) }
        }
    }
}
