import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension BlobStore {
    /// The blobs that are left behind, sorted, with their sizes in bytes: none of `named`, nothing that a blob which is kept names in turn (a
    /// definition names its skills, a statement its log), and nothing that was put since this store was opened.
    ///
    /// Contents are read only when there may be something: then all that is kept is, in pieces.
    ///
    /// - Parameter named: what the events name.
    /// - Throws: ``BlobError/io(path:detail:)`` when a blob cannot be read: it may name any other.
    package func unnamed(by named: Set<String>) throws(BlobError) -> [(name: String, bytes: Int64)] {
        fresh.settle(named)
        let all = names()
        var left = Set(all.filter { !named.contains($0) && !fresh.contains($0) })
        var unread = all.filter { !left.contains($0) }
        while !left.isEmpty, let name = unread.popLast() {
            let reached = try namesInside(name).intersection(left)
            left.subtract(reached)
            unread += reached
        }
        var result: [(name: String, bytes: Int64)] = []
        for name in left.sorted() { result.append((name, try size(of: name))) }
        return result
    }

    /// Removes a blob that ``unnamed(by:)`` told of, unless it was put meanwhile. Removing it again is fine.
    /// - Returns: whether it is gone.
    package func remove(_ name: String) throws(BlobError) -> Bool {
        let path = try path(of: name)
        let removed: Result<Void, FileFailure>? = fresh.unlessPut(name) {
            unlink(path) == 0 || errno == ENOENT ? .success(()) : .failure(FileFailure("unlink", path))
        }
        guard let removed else { return false }
        do throws(FileFailure) { try removed.get() } catch { throw BlobError(error) }
        return true
    }

    private func namesInside(_ name: String) throws(BlobError) -> Set<String> {
        let path = try path(of: name)
        var scanner = DigestScanner()
        do throws(FileFailure) {
            let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
            defer { buffer.deallocate() }
            while true {
                let count = try file.take(into: buffer)
                if count == 0 { break }
                scanner.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        } catch {
            throw BlobError(error)
        }
        scanner.end()
        return scanner.found
    }
}
