import Foundation

/// The text in a header that repeats a value of the message (revision 2026-07-28, Streamable HTTP, "Standard request headers").
enum HeaderText {
    /// Verbatim, or `=?base64?...?=` for what a header cannot carry. Nil where that cannot be read: it then equals nothing.
    static func decode(_ value: String) -> String? {
        let (start, end) = ("=?base64?", "?=")
        guard value.hasPrefix(start), value.hasSuffix(end), value.utf8.count >= start.utf8.count + end.utf8.count else { return value }
        let payload = String(value.dropFirst(start.count).dropLast(end.count))
        // One text has one spelling, so that nobody compares another.
        guard let data = Data(base64Encoded: payload), data.base64EncodedString() == payload else { return nil }
        return String(validating: data, as: UTF8.self)
    }
}
