import Crypto
package import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// SHA-256 (FIPS 180-4) as 64 lowercase hexadecimal digits: the name of a blob, the digest of a definition.
package enum ContentDigest {
    /// The digest of bytes in memory.
    package static func hex(of bytes: some ContiguousBytes) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Hexadecimal.text(hash.finalize())
    }

    /// The digest of a text's UTF-8 bytes.
    package static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

    /// The digest of a file's content, read in pieces of constant size.
    ///
    /// - Throws: ``BlobError/io(path:detail:)`` when the file cannot be read.
    package static func hex(ofFile file: URL) throws(BlobError) -> String {
        do throws(FileFailure) {
            return try stream(try OpenFile(file.path, O_RDONLY)) { (_) throws(FileFailure) in }
        } catch {
            throw BlobError(error)
        }
    }

    /// Whether a text has the form of a digest.
    package static func isValid(_ name: String) -> Bool {
        name.utf8.count == 64 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Hands every piece of a file to `each` and returns the digest of them all.
    static func stream(
        _ file: borrowing OpenFile, each: (UnsafeRawBufferPointer) throws(FileFailure) -> Void
    ) throws(FileFailure) -> String {
        var hash = SHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try file.take(into: buffer)
            if count == 0 { return Hexadecimal.text(hash.finalize()) }
            let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            hash.update(bufferPointer: piece)
            try each(piece)
        }
    }
}
