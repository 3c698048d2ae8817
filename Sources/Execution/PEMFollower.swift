import Foundation

/// Follows the body of a private key in PEM form (RFC 7468) over lines, whatever stands before it in each: a diff's `+`, a quote's
/// `>`, a log's time.
struct PEMFollower: Sendable {
    /// Whether a block has begun whose end was not seen.
    private(set) var isActive = false
    private var isWholeLine = false
    private var lines = 0
    private var idle = 0

    /// No key has more lines: an end that never comes must not blank out the rest of a log.
    private static let longestBlock = 400
    private static let longestGap = 3
    private static let shortestRun = 20

    mutating func beginLine(_ bytes: UnsafeRawBufferPointer) {
        guard isActive else { return }
        let content = bytes.filter { $0 > 32 }
        if content.isEmpty { return }
        isWholeLine = content.allSatisfy(Self.isBody)
        lines += 1
        idle += 1
        if lines > Self.longestBlock || idle > Self.longestGap { isActive = false }
    }

    mutating func match(_ bytes: UnsafeRawBufferPointer, at index: Int, before: UInt8) -> RedactionMatch? {
        if bytes[index] == UInt8(ascii: "-") { return boundary(bytes, at: index) }
        guard isActive, Self.isBody(bytes[index]), !Self.isBody(before) || index == 0 else { return nil }
        var end = index
        while end < bytes.count, Self.isBody(bytes[end]) { end += 1 }
        guard isWholeLine || end - index >= Self.shortestRun else { return nil }
        idle = 0
        return RedactionMatch(kind: "private-key", range: index..<end, isOpenEnded: true)
    }

    private mutating func boundary(_ bytes: UnsafeRawBufferPointer, at index: Int) -> RedactionMatch? {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[index...])
        if rest.starts(with: "-----BEGIN ".utf8) {
            guard let label = Self.find("PRIVATE KEY-----", in: rest, within: 64) else { return nil }
            isActive = true
            lines = 0
            idle = 0
            // A block on one line, as in JSON or an environment variable, ends here too.
            if let last = Self.find("-----END ", in: rest, within: rest.count), let end = Self.closing(rest, after: last) {
                isActive = false
                return RedactionMatch(kind: "private-key", range: index..<(index + end))
            }
            var end = max(label, rest.count)
            while end > label, rest[end - 1] == 10 || rest[end - 1] == 13 { end -= 1 }
            return RedactionMatch(kind: "private-key", range: index..<(index + end), isOpenEnded: true)
        }
        guard isActive, rest.starts(with: "-----END ".utf8) else { return nil }
        isActive = false
        let end = Self.closing(rest, after: 9) ?? 9
        return RedactionMatch(kind: "private-key", range: index..<(index + end))
    }

    /// Where the dashes that close a boundary end.
    private static func closing(_ bytes: UnsafeRawBufferPointer, after start: Int) -> Int? {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        return find("-----", in: rest, within: 64).map { start + $0 }
    }

    /// Where `text` ends in the first bytes.
    private static func find(_ text: StaticString, in bytes: UnsafeRawBufferPointer, within limit: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let count = text.utf8CodeUnitCount
        let last = min(limit, bytes.count) - count
        var place = 0
        while place <= last, let hit = memchr(base + place, Int32(text.utf8Start.pointee), last - place + 1) {
            place = UnsafeRawPointer(hit) - base
            if memcmp(hit, text.utf8Start, count) == 0 { return place + count }
            place += 1
        }
        return nil
    }

    /// The alphabet of Base64.
    private static func isBody(_ byte: UInt8) -> Bool {
        TokenMatcher.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
    }
}
