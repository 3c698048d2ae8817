/// The text that is being written: its bytes, and what in it is still open.
///
/// Swift's encoders have no end: whoever has made a container simply stops using it. So each level that is open is noted, and those above a container are closed when that
/// container is used again, or the value that they are of is complete.
final class JSONSheet {
    /// An object or a list that is open.
    private struct Level {
        /// Tells it from one that was open at the same depth before.
        let name: Int
        let isObject: Bool
        /// The byte of its bracket.
        let start: Int
        /// The first of its members.
        let firstMember: Int
    }

    private struct Member {
        let name: String
        /// From the quote of its name to the end of its value.
        let start: Int
        var end: Int
    }

    private(set) var bytes: [UInt8] = []
    private var levels: [Level] = []
    /// Members of all objects that are open, those of the innermost last.
    private var members: [Member] = []
    private var names = 0
    private var scratch: [UInt8] = []

    init() { bytes.reserveCapacity(4096) }

    // MARK: Levels

    func open(isObject: Bool) -> JSONLevel {
        names += 1
        levels.append(Level(name: names, isObject: isObject, start: bytes.count, firstMember: members.count))
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        return JSONLevel(depth: levels.count, name: names)
    }

    /// Closes what was opened within a level.
    private func come(back place: JSONLevel) throws {
        if levels.count > place.depth { close(downTo: place.depth) }
        guard levels.count == place.depth, levels[place.depth - 1].name == place.name else {
            throw EncodingError.invalidValue(
                place, .init(codingPath: [], debugDescription: "a container is used after the value that it is of was complete"))
        }
    }

    private func close(downTo depth: Int) {
        while levels.count > depth {
            completeMember()
            let level = levels.removeLast()
            if level.isObject {
                sort(level)
                members.removeSubrange(level.firstMember...)
            }
            bytes.append(level.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
    }

    /// The innermost level's last member or element ends here.
    private func completeMember() {
        guard let level = levels.last else { return }
        if level.isObject, members.count > level.firstMember {
            // Something that codes nothing is an object without members.
            if bytes.count == valueStart { bytes.append(contentsOf: "{}".utf8) }
            members[members.count - 1].end = bytes.count
        }
    }

    /// Where the value of the member that was begun last starts.
    private var valueStart = 0

    /// Puts the members of an object into the order of their names.
    private func sort(_ level: Level) {
        let own = members[level.firstMember...]
        guard own.count > 1 else { return }
        var isSorted = true
        for index in own.indices.dropFirst() where !Self.precedes(own[index - 1].name, own[index].name) {
            isSorted = false
            break
        }
        if isSorted { return }
        let order = own.sorted { Self.precedes($0.name, $1.name) }
        scratch.removeAll(keepingCapacity: true)
        for member in order {
            if !scratch.isEmpty { scratch.append(UInt8(ascii: ",")) }
            scratch.append(contentsOf: bytes[member.start..<member.end])
        }
        bytes.replaceSubrange((level.start + 1)..., with: scratch)
    }

    /// By their UTF-8, as Foundation's.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                let shared = min(left.count, right.count)
                var place = 0
                while place < shared {
                    if left[place] != right[place] { return left[place] < right[place] }
                    place += 1
                }
                return left.count < right.count
            }
        }
    }

    // MARK: Members and elements

    /// Begins a member of an object: its value is what is written next.
    func member(_ name: String, in place: JSONLevel) throws {
        try come(back: place)
        completeMember()
        if members.count > levels[place.depth - 1].firstMember { bytes.append(UInt8(ascii: ",")) }
        members.append(Member(name: name, start: bytes.count, end: bytes.count))
        write(text: name)
        bytes.append(UInt8(ascii: ":"))
        valueStart = bytes.count
    }

    /// Begins an element of a list.
    func element(in place: JSONLevel, isFirst: Bool) throws {
        try come(back: place)
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
    }

    /// Writes a value, whatever it consists of.
    func value(_ value: some Encodable) throws {
        let (depth, start) = (levels.count, bytes.count)
        try value.encode(to: JSONSpot(self))
        close(downTo: depth)
        if bytes.count == start { bytes.append(contentsOf: "{}".utf8) }
    }

    // MARK: Values

    func null() { bytes.append(contentsOf: "null".utf8) }
    func write(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    func write(_ value: some BinaryInteger) {
        if let small = Int64(exactly: value), small >= 0 { write(digits: UInt64(small)) } else { bytes.append(contentsOf: "\(value)".utf8) }
    }

    private func write(digits value: UInt64) {
        if value < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(value))
            return
        }
        let start = bytes.count
        var rest = value
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    func write(_ value: some BinaryFloatingPoint & CustomStringConvertible & Encodable) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "\(value) has no form in JSON"))
        }
        let text = value.description
        bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
    }

    func write(text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { text in
            // Texts are mostly without anything to escape, and copied in one piece.
            var start = 0
            for (place, byte) in text.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
                start = place + 1
                escape(byte)
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 0xF)])
        }
    }
}

/// A level of a sheet, for the container that writes into it.
struct JSONLevel {
    /// Counts from 1.
    let depth: Int
    let name: Int

    /// Of no sheet: whoever writes into it is told.
    static let lost = JSONLevel(depth: .max, name: 0)
}
