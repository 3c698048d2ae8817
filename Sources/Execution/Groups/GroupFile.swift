import SystemPackage

/// Writes the files by which the kernel is told about a control group.
enum GroupFile {
    /// Whether the kernel took it.
    @discardableResult
    static func write(_ text: String, to path: String) -> Bool {
        guard let file = try? FileDescriptor.open(path, .writeOnly, options: .closeOnExec) else { return false }
        defer { try? file.close() }
        return (try? file.writeAll(text.utf8)) == text.utf8.count
    }
}
