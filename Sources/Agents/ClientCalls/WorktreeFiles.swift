import Domain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads and writes text files of a worktree for an agent.
struct WorktreeFiles {
    private let confinement: WorktreeConfinement
    /// Bytes of the largest file that is read or written.
    private let limit: Int
    private var temporaries = 0

    /// - Throws: ``ClientCallError`` when the worktree cannot be opened.
    init(root: String, limit: Int) throws(ClientCallError) {
        confinement = try WorktreeConfinement(root: root)
        self.limit = limit
    }

    /// The text of a file, or `count` of its lines from `line` on, which counts from 1.
    ///
    /// - Throws: ``ClientCallError`` for a path that leads out, what is no file, is too large or no UTF-8.
    func read(_ path: String, line: Int? = nil, count: Int? = nil) throws(ClientCallError) -> String {
        let (names, name) = try place(path)
        let folder = try confinement.folder(names)
        defer { close(folder) }
        // A FIFO would block without O_NONBLOCK.
        let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw confinement.refusal(name, in: folder, errno) }
        defer { close(file) }
        var entry = stat()
        guard fstat(file, &entry) == 0, entry.st_mode & S_IFMT == S_IFREG else { throw ClientCallError("'\(path)' is not a file") }
        let bytes = try contents(file, path)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ClientCallError("'\(path)' is not text in UTF-8") }
        guard line != nil || count != nil else { return text }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let chosen = lines.dropFirst(max(0, (line ?? 1) - 1)).prefix(max(0, count ?? lines.count))
        return chosen.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    /// Writes a whole file, folders included: to a file beside it, which then takes its place, so that nobody sees half of it and no link
    /// is written through. A file that is there keeps its mode.
    ///
    /// - Throws: ``ClientCallError`` as for reading, and for what is below `.git`.
    mutating func write(_ path: String, _ text: String) throws(ClientCallError) -> FileChangeKind {
        guard text.utf8.count <= limit else { throw ClientCallError("the text has more than \(limit) bytes") }
        let (names, name) = try place(path)
        // Not even by another spelling, on file systems that do not tell them apart.
        if (names + [name]).contains(where: { $0.lowercased() == ".git" }) {
            throw ClientCallError("'\(path)' belongs to git and is not written")
        }
        let folder = try confinement.folder(names, creating: true)
        defer { close(folder) }
        var entry = stat()
        var mode: mode_t?
        if fstatat(folder, name, &entry, AT_SYMLINK_NOFOLLOW) == 0 {
            guard entry.st_mode & S_IFMT == S_IFREG else {
                if entry.st_mode & S_IFMT == S_IFLNK { throw confinement.refusal(name, in: folder, ELOOP) }
                throw ClientCallError("'\(path)' is not a file")
            }
            mode = entry.st_mode & 0o777
        }
        temporaries += 1
        let temporary = ".signalbox-\(getpid())-\(temporaries).tmp"
        let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw ClientCallError.system("write beside '\(path)'") }
        defer { close(file) }
        do throws(ClientCallError) {
            try fill(file, text, path)
            if let mode, fchmod(file, mode) != 0 { throw ClientCallError.system("keep the mode of '\(path)'") }
            guard renameat(folder, temporary, folder, name) == 0 else { throw ClientCallError.system("write '\(path)'") }
        } catch {
            unlinkat(folder, temporary, 0)
            throw error
        }
        return mode == nil ? .added : .modified
    }

    /// The folder as an absolute path, when it is one of the worktree.
    func folder(_ path: String?) throws(ClientCallError) -> String {
        guard let path else { return confinement.root }
        let names = try confinement.components(of: path)
        close(try confinement.folder(names))
        return ([confinement.root] + names).joined(separator: "/")
    }

    private func place(_ path: String) throws(ClientCallError) -> ([String], String) {
        var names = try confinement.components(of: path)
        guard let name = names.popLast() else { throw ClientCallError("'\(path)' is not a file") }
        return (names, name)
    }

    private func contents(_ file: Int32, _ path: String) throws(ClientCallError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Descriptor.read(file, &buffer)
            if count < 0 { throw ClientCallError.system("read '\(path)'") }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            // The file may grow while it is read.
            if bytes.count > limit { throw ClientCallError("'\(path)' has more than \(limit) bytes") }
        }
    }

    private func fill(_ file: Int32, _ text: String, _ path: String) throws(ClientCallError) {
        var rest = ArraySlice(Array(text.utf8))
        while !rest.isEmpty {
            let count = Descriptor.write(file, rest)
            guard count > 0 else { throw ClientCallError.system("write '\(path)'") }
            rest = rest.dropFirst(count)
        }
    }
}
