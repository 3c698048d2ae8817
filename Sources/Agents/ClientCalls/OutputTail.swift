/// The end of what a program printed, within a limit of bytes; what is cut is cut at its beginning and between characters.
struct OutputTail {
    let limit: Int
    private var bytes: [UInt8] = []
    private(set) var truncated = false

    init(limit: Int) { self.limit = max(0, limit) }

    mutating func add(_ new: ArraySlice<UInt8>) {
        bytes += new.suffix(limit)
        if new.count > limit { truncated = true }
        // Not at every byte over the limit: moving the rest costs.
        if bytes.count > 2 * limit { trim() }
    }

    /// As text. Bytes that are no UTF-8 become U+FFFD, within the limit too.
    mutating func text() -> String {
        trim()
        var text = Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars
        var size = text.reduce(0) { $0 + UTF8.width($1) }
        while size > limit, let first = text.popFirst() {
            truncated = true
            size -= UTF8.width(first)
        }
        return String(text)
    }

    private mutating func trim() {
        guard bytes.count > limit else { return }
        truncated = true
        var start = bytes.count - limit
        // Continuation bytes of a character whose beginning is cut off.
        while start < bytes.count, bytes[start] & 0xC0 == 0x80, start < bytes.count - limit + 3 { start += 1 }
        bytes.removeFirst(start)
    }
}
