import Foundation

/// Replaces secrets in a byte stream by `[redacted:KIND]`, whatever the pieces that the stream comes in.
///
/// It works on lines, ended by `\n` or `\r`, and holds back a line until it is complete. A line of more than 64 KiB is handled
/// in pieces at places that depend on the content alone: all but the last 4 KiB, so that what begins there is seen whole in the next
/// piece; what is longer than that is swallowed to its end.
///
/// Found are the values given to ``init(secrets:)`` (line by line; also percent-encoded, escaped as in JSON, and in Base64) and the
/// forms of ``TokenMatcher``; the body of a private key in PEM form is followed over lines.
package struct Redactor: Sendable {
    /// Values of fewer characters are not looked for: replacing them would blank out innocent text.
    package static let shortestSecret = 6
    static let lineLimit = 64 << 10
    static let margin = 4 << 10

    private let secrets: SecretTable
    private var pending: [UInt8] = []
    private var matcher = TokenMatcher()
    private var swallowing = false
    private var previous: UInt8 = 10

    /// How often something was replaced so far.
    package private(set) var count = 0

    /// - Parameter secrets: values that must not appear; those shorter than ``shortestSecret`` are ignored.
    package init(secrets: [String]) {
        self.secrets = SecretTable(secrets)
    }

    /// Takes a chunk and gives what can be said of it for certain; the rest comes with later chunks.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var rest = bytes
        while !rest.isEmpty {
            let room = Self.lineLimit - pending.count
            let window = UnsafeRawBufferPointer(rebasing: rest.prefix(room))
            let end = Self.lineEnd(window)
            let piece = UnsafeRawBufferPointer(rebasing: window.prefix(end ?? window.count))
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
            if end != nil, pending.isEmpty {
                _ = process(piece, complete: true, &output)
                continue
            }
            pending.append(contentsOf: piece)
            if end != nil {
                flush(&output)
            } else if pending.count == Self.lineLimit {
                let line = pending
                let used = line.withUnsafeBytes { process($0, complete: false, &output) }
                pending.removeFirst(used)
            }
        }
        return output
    }

    /// Gives what was held back. The stream is over.
    package mutating func finish() -> [UInt8] {
        var output: [UInt8] = []
        flush(&output)
        return output
    }

    /// A whole text at once.
    package static func redact(_ text: String, secrets: [String]) -> String {
        var redactor = Redactor(secrets: secrets)
        var text = text
        let start = text.withUTF8 { redactor.feed(UnsafeRawBufferPointer($0)) }
        return String(decoding: start + redactor.finish(), as: UTF8.self)
    }

    private mutating func flush(_ output: inout [UInt8]) {
        let line = pending
        pending.removeAll(keepingCapacity: true)
        line.withUnsafeBytes { _ = process($0, complete: true, &output) }
    }

    private static func lineEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let newline = memchr(base, 10, bytes.count).map { UnsafeRawPointer($0) - base + 1 }
        return memchr(base, 13, newline ?? bytes.count).map { UnsafeRawPointer($0) - base + 1 } ?? newline
    }

    /// Handles one line, or when not `complete` the start of one. Returns how many bytes it used.
    private mutating func process(_ bytes: UnsafeRawBufferPointer, complete: Bool, _ output: inout [UInt8]) -> Int {
        let cut = complete ? bytes.count : bytes.count - Self.margin
        var index = 0
        if swallowing {
            while index < bytes.count, TokenMatcher.isToken(bytes[index]) { index += 1 }
            swallowing = index == bytes.count && !complete
        }
        matcher.beginLine(bytes)
        var copied = index
        while index < cut {
            guard secrets.starts[Int(bytes[index])] || matcher.mayStart(bytes[index]) else {
                index += 1
                continue
            }
            let before = index > 0 ? bytes[index - 1] : previous
            guard let match = secrets.match(bytes, at: index) ?? matcher.match(bytes, at: index, before: before, complete: complete) else {
                index += 1
                continue
            }
            output.append(contentsOf: bytes[copied..<match.range.lowerBound])
            output.append(contentsOf: "[redacted:\(match.kind)]".utf8)
            count += 1
            index = match.range.upperBound
            copied = index
            swallowing = match.isOpenEnded && index == bytes.count && !complete
        }
        output.append(contentsOf: bytes[copied..<index])
        if index > 0 { previous = bytes[index - 1] }
        return index
    }
}
