/// Cuts a stream of bytes at newlines.
struct LineSplitter {
    private var rest: [UInt8] = []

    /// The lines that are whole now, without their newlines; empty ones are left out.
    mutating func feed(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        rest += bytes
        var lines: [ArraySlice<UInt8>] = []
        var start = rest.startIndex
        // Only the new bytes can hold a newline.
        var search = rest.endIndex - bytes.count
        while let end = rest[search...].firstIndex(of: UInt8(ascii: "\n")) {
            if end > start { lines.append(rest[start..<end]) }
            start = end + 1
            search = start
        }
        rest = Array(rest[start...])
        return lines
    }
}
