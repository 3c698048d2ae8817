import Foundation

/// Finds programs by name, once: a search of PATH costs as much as starting the program.
package final class ExecutableFinder: Sendable {
    private struct Key: Hashable {
        let name: String
        let path: String
    }

    private let known = Locked<[Key: String]>([:])

    /// A finder with an empty cache.
    package init() {}

    /// The absolute path of `name` on `path`, a PATH value.
    ///
    /// A name with a slash is taken as a path. Empty and relative elements of `path` are skipped: they would let a
    /// repository that is the working directory supply the program.
    package func find(_ name: String, path: String) throws(ProcessError) -> String {
        if name.contains("/") {
            guard Self.isExecutable(name) else { throw .executableNotFound(name: name, searched: name) }
            return name
        }
        let key = Key(name: name, path: path)
        if let cached = known.withLock({ $0[key] }), Self.isExecutable(cached) { return cached }
        guard !name.isEmpty, let found = Self.search(name, path: path) else {
            throw .executableNotFound(name: name, searched: path)
        }
        known.withLock { $0[key] = found }
        return found
    }

    private static func search(_ name: String, path: String) -> String? {
        for folder in path.split(separator: ":") where folder.hasPrefix("/") {
            let candidate = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            if isExecutable(String(candidate)) { return String(candidate) }
        }
        return nil
    }

    /// Whether a path is a file that this process may execute.
    package static func isExecutable(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
