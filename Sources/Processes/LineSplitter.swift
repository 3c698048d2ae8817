import Foundation

/// Cuts a byte stream into lines at `\n` only: other line breaks of Unicode may stand inside a line of JSON.
package struct LineSplitter: Sendable {
    private var tail: [UInt8] = []
    private let limit: Int

    /// - Parameter limit: most bytes of one line that are handed over; the rest of a longer line is dropped.
    package init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Takes a chunk and hands over every line that it completes, without the `\n`. The buffers live only during `body`.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty, let hit = memchr(base, 10, rest.count) {
            let count = UnsafeRawPointer(hit) - base
            let head = UnsafeRawBufferPointer(rebasing: rest[..<count])
            if tail.isEmpty {
                body(UnsafeRawBufferPointer(rebasing: head.prefix(limit)))
            } else {
                keep(head)
                tail.withUnsafeBytes { body($0) }
                tail.removeAll(keepingCapacity: true)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
        }
        keep(rest)
    }

    /// Hands over a last line that no `\n` ended.
    package mutating func finish(_ body: (UnsafeRawBufferPointer) -> Void) {
        guard !tail.isEmpty else { return }
        tail.withUnsafeBytes { body($0) }
        tail.removeAll()
    }

    private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
        tail.append(contentsOf: bytes.prefix(max(0, limit - tail.count)))
    }
}
