/// Cuts standard input into lines of bounded length.
struct LineReader {
    enum Line: Equatable {
        case whole([UInt8])
        /// It was longer than the limit, and is dropped.
        case tooLong
    }

    private let limit: Int
    private var tail: [UInt8] = []
    private var skips = false

    init(limit: Int) { self.limit = limit }

    /// The lines that are whole now; empty ones are left out.
    mutating func feed(_ bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            keep(rest[..<end])
            if skips { lines.append(.tooLong) } else if !tail.isEmpty { lines.append(.whole(tail)) }
            tail = []
            skips = false
            rest = rest[(end + 1)...]
        }
        keep(rest)
        return lines
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        guard !skips else { return }
        tail += bytes
        if tail.count > limit {
            skips = true
            tail = []
        }
    }
}
