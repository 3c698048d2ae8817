import Domain

/// Turns the bytes of a log into text that is safe to show, whole lines at a time, so that no character is cut in two.
struct LogText {
    private var held: [UInt8] = []
    /// A line longer than this is shown in pieces.
    private let limit = 65_536

    /// What can be shown after more bytes came; the beginning of an unfinished line is kept back.
    mutating func feed(_ bytes: [UInt8]) -> String {
        held += bytes
        guard let end = held.lastIndex(of: 0x0A) else {
            return held.count > limit ? finish() : ""
        }
        let text = Self.safe(held[...end])
        held.removeSubrange(...end)
        return text
    }

    /// What was kept back, ended by a newline.
    mutating func finish() -> String {
        guard !held.isEmpty else { return "" }
        defer { held = [] }
        return Self.safe(held[...]) + "\n"
    }

    private static func safe(_ bytes: ArraySlice<UInt8>) -> String { SafeText.block(String(decoding: bytes, as: UTF8.self)) }
}
