import Foundation

/// Looks for the forms of ``TokenMatcher`` in one line.
struct ByteScanner {
    let bytes: UnsafeRawBufferPointer
    /// Whether the line ends where `bytes` end.
    let complete: Bool

    /// A prefix followed by at least `least` bytes of a class.
    func token(_ kind: String, _ prefix: StaticString, at index: Int, least: Int, _ belongs: (UInt8) -> Bool) -> RedactionMatch? {
        guard has(prefix, at: index) else { return nil }
        let start = index + prefix.utf8CodeUnitCount
        let end = run(from: start, belongs)
        guard end - start >= least else { return nil }
        return RedactionMatch(kind: kind, range: index..<end, isOpenEnded: true)
    }

    /// Whether some ASCII text stands at `index`.
    func has(_ text: StaticString, at index: Int) -> Bool {
        guard let base = bytes.baseAddress, bytes.count - index >= text.utf8CodeUnitCount else { return false }
        return memcmp(base + index, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    /// Whether the byte before `index` ends an escape such as `\n` inside a JSON string.
    func isEscape(endingBefore index: Int) -> Bool {
        index >= 2 && bytes[index - 2] == UInt8(ascii: "\\") && "nrt".utf8.contains(bytes[index - 1])
    }

    /// `eyJ….….…`
    func webToken(at index: Int) -> RedactionMatch? {
        guard has("eyJ", at: index) else { return nil }
        var end = index
        for part in 0..<3 {
            let start = end
            end = run(from: start, TokenMatcher.isWord)
            // Too long to be seen whole: swallowed rather than let through.
            if end == bytes.count, !complete, end - index > Redactor.margin / 2 { break }
            if part == 2 { break }
            guard end - start >= 5, end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
            end += 1
        }
        return RedactionMatch(kind: "jwt", range: index..<end, isOpenEnded: true)
    }

    /// `Authorization: Bearer …`, also as in JSON, in a curl command or in a Swift dictionary.
    func authorization(at index: Int) -> RedactionMatch? {
        guard hasIgnoringCase("authorization", at: index) else { return nil }
        var place = index + 13
        var separators = 0
        while place < bytes.count, separators < 12, " \t\"'\\:=".utf8.contains(bytes[place]) {
            place += 1
            separators += 1
        }
        let schemes: [StaticString] = ["bearer", "basic", "token"]
        guard separators > 0, let scheme = schemes.first(where: { hasIgnoringCase($0, at: place) })
        else { return nil }
        let blanks = place + scheme.utf8CodeUnitCount
        let start = run(from: blanks) { $0 == 32 || $0 == 9 }
        let end = run(from: start) { !" \t\r\n\"'\\,;".utf8.contains($0) }
        guard start > blanks, end - start >= 6 else { return nil }
        return RedactionMatch(kind: "authorization", range: start..<end, isOpenEnded: true)
    }

    /// `user:password` between `://` and `@`; or a user alone that is too long to be a name, as in `https://TOKEN@host`.
    func urlCredentials(at index: Int, before: UInt8) -> RedactionMatch? {
        guard has("://", at: index), TokenMatcher.isAlphanumeric(before) || "+.-".utf8.contains(before) else { return nil }
        let start = index + 3
        let stop = min(bytes.count, start + 1024)
        var end: Int?
        var place = start
        while place < stop, bytes[place] > 32, !"/\"'<>`?#\\".utf8.contains(bytes[place]) {
            if bytes[place] == UInt8(ascii: "@") { end = place }
            place += 1
        }
        guard let end, end > start else { return nil }
        let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":"))
        let hasPassword = colon.map { $0 + 1 < end } ?? false
        guard hasPassword || end - start >= 16 else { return nil }
        return RedactionMatch(kind: "url-credentials", range: start..<end)
    }

    private func run(from start: Int, _ belongs: (UInt8) -> Bool) -> Int {
        var end = start
        while end < bytes.count, belongs(bytes[end]) { end += 1 }
        return end
    }

    /// `text` is in lower case.
    private func hasIgnoringCase(_ text: StaticString, at index: Int) -> Bool {
        guard let base = bytes.baseAddress, bytes.count - index >= text.utf8CodeUnitCount else { return false }
        let found = (base + index).assumingMemoryBound(to: CChar.self)
        return text.utf8Start.withMemoryRebound(to: CChar.self, capacity: text.utf8CodeUnitCount) {
            strncasecmp(found, $0, text.utf8CodeUnitCount) == 0
        }
    }
}
