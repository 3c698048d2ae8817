package import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension BlobStore {
    /// Whether a blob of that name is stored. False for what is not a name.
    package func exists(_ name: String) -> Bool { (try? size(of: name)) != nil }

    /// A blob's size in bytes.
    package func size(of name: String) throws(BlobError) -> Int64 {
        try open(name) { (_, size) throws(FileFailure) in size }
    }

    /// A whole blob.
    ///
    /// - Parameter limit: the most bytes that are read.
    /// - Throws: ``BlobError/tooLarge(name:size:limit:)`` when it is longer; ``BlobError/missing(name:)``.
    package func read(_ name: String, limit: Int) throws(BlobError) -> Data {
        let size = try size(of: name)
        guard size <= Int64(limit) else { throw .tooLarge(name: name, size: size, limit: limit) }
        return try read(name, from: 0, count: Int(size))
    }

    /// A part of a blob, for logs that are shown page by page.
    ///
    /// - Parameters:
    ///   - offset: the first byte, counted from 0; a negative one counts from the end.
    ///   - count: the most bytes that are read; fewer come at the end of the blob.
    package func read(_ name: String, from offset: Int64, count: Int) throws(BlobError) -> Data {
        try open(name) { (file, size) throws(FileFailure) in
            let start = offset < 0 ? max(0, size + offset) : min(offset, size)
            let wanted = Int(max(0, min(Int64(count), size - start)))
            try file.move(to: start)
            return Data(try file.take(upTo: wanted))
        }
    }

    /// Whether a blob's bytes are still those of its name.
    package func verify(_ name: String) throws(BlobError) -> Bool {
        try open(name) { (file, _) throws(FileFailure) in
            try ContentDigest.stream(file) { (_) throws(FileFailure) in } == name
        }
    }

    /// The names of all blobs, sorted.
    package func names() -> [String] {
        let files = FileManager.default
        let folders = ((try? files.contentsOfDirectory(atPath: root)) ?? []).filter { $0.count == 2 }
        let names = folders.flatMap { folder in
            ((try? files.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).map { folder + $0 }
        }
        return names.filter(ContentDigest.isValid).sorted()
    }

    private func open<Result>(
        _ name: String, _ body: (borrowing OpenFile, Int64) throws(FileFailure) -> Result
    ) throws(BlobError) -> Result {
        let path = try path(of: name)
        do throws(FileFailure) {
            let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
            if let size = try file.regularSize() { return try body(file, size) }
        } catch {
            throw error.isMissing ? .missing(name: name) : BlobError(error)
        }
        throw .io(path: path, detail: "not a regular file")
    }
}
