/// Turns what a terminal sends into keys. Sequences are those of ECMA-48 and of xterm (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html).
///
/// A sequence may come in pieces. Whoever reads calls ``flush()`` when nothing followed for a moment: then an escape is the key of that name.
struct KeyReader {
    private var held: [UInt8] = []
    private var pasted: [UInt8]?

    /// Bytes of a paste that are kept; more is a file on the clipboard, and not an answer.
    static let pasteLimit = 64 << 10
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Whether something waits that may be the beginning of a sequence.
    var isWaiting: Bool { !held.isEmpty && pasted == nil }

    mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        held += bytes
        var keys: [Key] = []
        while !held.isEmpty {
            if pasted != nil {
                guard let key = paste() else { break }
                keys.append(key)
            } else if let key = next() {
                if let key { keys.append(key) }
            } else {
                break
            }
        }
        return keys
    }

    /// What is held will not go on.
    mutating func flush() -> [Key] {
        guard isWaiting else { return [] }
        let rest = held
        held = []
        guard rest.first == 0x1B else { return [.unknown] }
        return rest.count == 1 ? [.escape] : [.unknown]
    }

    /// The next key; `.some(nil)` for a sequence without one, nil when more bytes are needed.
    private mutating func next() -> Key?? {
        let first = held[0]
        guard first == 0x1B else { return first < 0x20 || first == 0x7F ? .some(control(first)) : character() }
        guard held.count > 1 else { return nil }
        switch held[1] {
        case UInt8(ascii: "["): return sequence()
        case UInt8(ascii: "O"):
            guard held.count > 2 else { return nil }
            let key = Self.final(held[2], "")
            held.removeFirst(3)
            return .some(key)
        default:
            // Alt and a key is no key of its own here: an escape that was followed quickly.
            held.removeFirst()
            return .some(.escape)
        }
    }

    private mutating func sequence() -> Key?? {
        // Parameters and intermediates are 0x20 to 0x3F, the final byte is 0x40 to 0x7E (ECMA-48, 5.4).
        guard let end = held[2...].firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
            guard held.count > 64 else { return nil }
            held = []
            return .some(.unknown)
        }
        let parameters = String(decoding: held[2..<end], as: UTF8.self)
        let final = held[end]
        held.removeFirst(end + 1)
        guard (0x40...0x7E).contains(final) else { return .some(.unknown) }
        if final == UInt8(ascii: "~"), parameters == "200" {
            pasted = []
            return .some(nil)
        }
        return .some(Self.final(final, parameters))
    }

    private static func final(_ byte: UInt8, _ parameters: String) -> Key {
        switch (UnicodeScalar(byte), parameters.prefix { $0 != ";" }) {
        case ("A", _): .up
        case ("B", _): .down
        case ("C", _): .right
        case ("D", _): .left
        case ("H", _), ("~", "1"), ("~", "7"): .home
        case ("F", _), ("~", "4"), ("~", "8"): .end
        case ("M", ""): .enter
        case ("Z", _): .backTab
        case ("I", ""): .focus(true)
        case ("O", ""): .focus(false)
        case ("~", "3"): .delete
        case ("~", "5"): .pageUp
        case ("~", "6"): .pageDown
        default: .unknown
        }
    }

    private mutating func control(_ byte: UInt8) -> Key {
        held.removeFirst()
        switch byte {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x08, 0x7F: return .backspace
        case 0x01...0x1A: return .control(Character(UnicodeScalar(byte + 0x60)))
        default: return .unknown
        }
    }

    /// One scalar of UTF-8. Marks that belong to it come as keys of their own and are put together where text is edited.
    private mutating func character() -> Key?? {
        let first = held[0]
        let length =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        // What follows continues with 10xxxxxx, or it is no UTF-8 and is not waited for.
        let isWhole = held.count >= length
        guard isWhole || held.dropFirst().contains(where: { $0 & 0xC0 != 0x80 }) else { return nil }
        let bytes = held.prefix(length)
        let text = isWhole ? String(validating: bytes, as: UTF8.self) : nil
        held.removeFirst(text == nil ? 1 : length)
        guard let character = text?.first else { return .some(.unknown) }
        return .some(.character(character))
    }

    private mutating func paste() -> Key? {
        guard var text = pasted else { return nil }
        guard let end = held.firstRange(of: Self.pasteEnd) else {
            // The end may be cut between two pieces.
            let whole = max(0, held.count - Self.pasteEnd.count)
            text += held[..<whole].prefix(max(0, Self.pasteLimit - text.count))
            held.removeFirst(whole)
            pasted = text
            return nil
        }
        text += held[..<end.lowerBound].prefix(max(0, Self.pasteLimit - text.count))
        held.removeFirst(end.upperBound)
        pasted = nil
        return .paste(String(decoding: text, as: UTF8.self))
    }
}
