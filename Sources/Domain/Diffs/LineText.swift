/// A line of a file made fit to be shown: at most so many bytes, bytes that are not UTF-8 spelled out as `⟨0xFF⟩`, everything that a screen
/// would act upon made visible (``SafeText``). Tabs stay.
package struct LineText: Equatable, Sendable {
    package let text: String
    /// Bytes behind the text that are left out.
    package let omitted: Int
    /// It ends with a carriage return and a line feed; the carriage return is not part of the text.
    package let hasCarriageReturn: Bool

    /// Bytes of a line that are shown unless something else is said.
    package static let limit = 4096

    /// - Parameters:
    ///   - bytes: without the line feed.
    ///   - isEnded: a line feed follows; without one a carriage return at the end is part of the text.
    package init(_ bytes: ArraySlice<UInt8>, limit: Int = Self.limit, isEnded: Bool = true) {
        hasCarriageReturn = isEnded && bytes.last == 13
        let line = hasCarriageReturn ? bytes.dropLast() : bytes
        var shown = line.prefix(limit)
        // Not in the middle of a character: UTF-8 continues with 10xxxxxx.
        if shown.count < line.count {
            var back = 0
            while back < 3, shown.endIndex < line.endIndex, line[shown.endIndex] & 0xC0 == 0x80, !shown.isEmpty {
                shown = shown.dropLast()
                back += 1
            }
        }
        omitted = line.count - shown.count
        text = Self.visible(shown)
    }

    private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return SafeText.tabbed(text) }
        var result = ""
        var whole: [UInt8] = []
        func flush() {
            result += SafeText.tabbed(String(decoding: whole, as: UTF8.self))
            whole.removeAll(keepingCapacity: true)
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = sequenceLength(bytes[index])
            if length > 0, index + length <= bytes.endIndex, String(validating: bytes[index..<(index + length)], as: UTF8.self) != nil {
                whole += bytes[index..<(index + length)]
                index += length
            } else {
                flush()
                result += "⟨0x" + (bytes[index] < 16 ? "0" : "") + String(bytes[index], radix: 16, uppercase: true) + "⟩"
                index += 1
            }
        }
        flush()
        return result
    }

    private static func sequenceLength(_ first: UInt8) -> Int {
        switch first {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }
}
