import SystemPackage

/// Reads files that are small or must be treated as if they were.
package enum SmallFile {
    /// The first `limit` bytes of a file, or `nil` when it cannot be read. Files of /proc say size 0, so it reads to the end.
    package static func read(_ path: String, limit: Int) -> [UInt8]? {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else { return nil }
        defer { try? file.close() }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(limit, 16 << 10))
        while bytes.count < limit {
            guard let count = try? buffer.withUnsafeMutableBytes({ try file.read(into: $0) }) else { return nil }
            if count == 0 { break }
            bytes.append(contentsOf: buffer.prefix(min(count, limit - bytes.count)))
        }
        return bytes
    }
}
