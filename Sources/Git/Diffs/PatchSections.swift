#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The parts of a patch, one for each file. Lines of contents start with a blank, `+`, `-` or `\`, so a line that starts with `diff ` is a
/// header whatever the files hold.
enum PatchSections {
    /// Cuts the patch; a file whose type changed has two parts in git's output, joined here. Nil when the parts do not match the changes.
    static func cut(_ patch: ArraySlice<UInt8>, for changes: [ChangedFile]) -> [[ArraySlice<UInt8>]]? {
        var starts: [Int] = []
        let mark = Array("diff --git ".utf8)
        forEachLine(of: patch) { line in
            if line.first == mark[0], line.starts(with: mark) { starts.append(line.startIndex) }
        }
        starts.append(patch.endIndex)
        var result: [[ArraySlice<UInt8>]] = []
        var position = 0
        for change in changes {
            let count = change.status == .typeChanged ? 2 : 1
            guard position + count < starts.count else { return nil }
            result.append((position..<position + count).map { patch[starts[$0]..<starts[$0 + 1]] })
            position += count
        }
        return position == starts.count - 1 ? result : nil
    }

    /// The lines without their line breaks.
    static func forEachLine(of bytes: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = lineEnd(in: bytes, from: start)
            body(bytes[start..<end])
            start = end + 1
        }
    }

    /// The position of the next line feed, found by the C library: patches are large.
    static func lineEnd(in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        bytes[start...].withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let hit = memchr(base, 10, buffer.count) else { return bytes.endIndex }
            return start + (UnsafeRawPointer(hit) - base)
        }
    }
}
