package import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Content-addressed files: `blobs/ab/cdef…` under the state folder, named by the SHA-256 of their bytes.
///
/// A blob is on the disk, name and content, when `put` returns; it is never changed after that. Putting the same bytes again costs
/// one look. Any number of processes may put and read at once.
package struct BlobStore: Sendable {
    let root: String
    /// What was put through this value and its copies.
    let fresh = FreshBlobs()
    private var temporaries: String { "\(root)/tmp" }

    /// - Parameter state: the state folder. Nothing is made before the first `put`.
    package init(state: URL) { root = "\(state.path)/blobs" }

    /// Stores bytes.
    ///
    /// - Returns: their name.
    /// - Throws: ``BlobError/full(path:)`` or ``BlobError/io(path:detail:)``; nothing is stored then.
    @discardableResult
    package func put(_ bytes: some ContiguousBytes) throws(BlobError) -> String {
        let name = ContentDigest.hex(of: bytes)
        // Before the look: what is there may be about to be removed.
        fresh.note(name)
        let count = bytes.withUnsafeBytes { $0.count }
        // A blob of another size was damaged from outside; writing it again heals it.
        if let size = try? size(of: name), size == Int64(count) { return name }
        try store { (file) throws(FileFailure) in
            try withBytes(of: bytes) { (buffer) throws(FileFailure) in try file.append(buffer) }
            return name
        }
        return name
    }

    /// Stores a text's UTF-8 bytes.
    @discardableResult
    package func put(text: String) throws(BlobError) -> String { try put(Array(text.utf8)) }

    /// Stores what a file holds, in pieces of constant size. The name is that of the bytes as they were read.
    @discardableResult
    package func put(file: URL) throws(BlobError) -> String {
        var name = ""
        do {
            let source = try OpenFile(file.path, O_RDONLY)
            try store { (target) throws(FileFailure) in
                name = try ContentDigest.stream(source) { (piece) throws(FileFailure) in try target.append(piece) }
                fresh.note(name)
                return name
            }
        } catch let failure as FileFailure {
            throw BlobError(failure)
        } catch let error as BlobError {
            throw error
        } catch {
            throw .io(path: file.path, detail: "\(error)")
        }
        return name
    }

    /// Where a blob lies, for a program that opens it by itself.
    ///
    /// - Throws: ``BlobError/invalidName(_:)``. Whether it exists is not looked at.
    package func url(of name: String) throws(BlobError) -> URL { URL(fileURLWithPath: try path(of: name)) }

    func path(of name: String) throws(BlobError) -> String {
        guard ContentDigest.isValid(name) else { throw .invalidName(name) }
        return "\(root)/\(name.prefix(2))/\(name.dropFirst(2))"
    }

    private func store(_ fill: (borrowing OpenFile) throws(FileFailure) -> String) throws(BlobError) {
        do throws(FileFailure) {
            try DurableFile.makeFolder((root as NSString).deletingLastPathComponent)
            try DurableFile.makeFolder(root)
            try DurableFile.makeFolder(temporaries)
            try DurableFile.write(in: temporaries, mode: 0o400) { (file) throws(FileFailure) in
                let name = try fill(file)
                try DurableFile.makeFolder("\(root)/\(name.prefix(2))")
                return "\(root)/\(name.prefix(2))/\(name.dropFirst(2))"
            }
        } catch {
            throw BlobError(error)
        }
    }

    /// Removes what interrupted `put`s left behind. For the one writer, at its start: another process's `put` would fail.
    package func sweep() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporaries)) ?? [] where name.hasSuffix(".tmp") {
            unlink("\(temporaries)/\(name)")
        }
    }
}

/// `ContiguousBytes` only rethrows untyped errors; this keeps the type.
private func withBytes(
    of bytes: some ContiguousBytes, _ body: (UnsafeRawBufferPointer) throws(FileFailure) -> Void
) throws(FileFailure) {
    let result = bytes.withUnsafeBytes { buffer in
        Result { () throws(FileFailure) in try body(buffer) }
    }
    try result.get()
}
