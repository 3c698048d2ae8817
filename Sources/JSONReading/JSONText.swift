/// A text that was looked over: its bytes, and where its values are. A class, so that a decoder of each part holds the same one.
final class JSONText: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]

    init(_ bytes: [UInt8]) throws(JSONReadingFault) {
        self.bytes = bytes
        let scanned = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONReadingFault) in
                var scanner = JSONScanner(buffer)
                try scanner.scan()
                return scanner.nodes
            }
        }
        nodes = try scanned.get()
    }

    /// What a text or name says; nil when that is no text.
    func string(_ index: Int) throws(JSONReadingFault) -> String? {
        let node = nodes[index]
        switch node.kind {
        case .plain:
            let text = bytes.withUnsafeBufferPointer {
                String(validating: UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]), as: UTF8.self)
            }
            guard let text else { throw JSONReadingFault(message: "a text that is not UTF-8", byte: Int(node.start)) }
            return text
        case .escaped:
            return try JSONUnescaping.text(bytes[Int(node.start)..<Int(node.end)])
        default:
            return nil
        }
    }

    /// Whether a name is this one. Names with escapes are read, all others compared as they lie there.
    func name(_ index: Int, is name: String) -> Bool {
        let node = nodes[index]
        guard node.kind == .plain else { return (try? string(index)) == name }
        let (start, count) = (Int(node.start), Int(node.end - node.start))
        var name = name
        return name.withUTF8 { wanted in
            guard wanted.count == count else { return false }
            return bytes.withUnsafeBufferPointer { bytes in
                var place = 0
                while place < count {
                    if bytes[start + place] != wanted[place] { return false }
                    place += 1
                }
                return true
            }
        }
    }

    /// The value of a member; the first of several with one name.
    func member(_ name: String, of object: Int) -> Int? {
        let end = Int(nodes[object].next)
        var index = object + 1
        while index < end {
            if self.name(index, is: name) { return index + 1 }
            index = Int(nodes[index + 1].next)
        }
        return nil
    }

    /// Names and indices of an object's members, each name once.
    func members(of object: Int) throws(JSONReadingFault) -> [(name: String, value: Int)] {
        let end = Int(nodes[object].next)
        var found: [(name: String, value: Int)] = []
        var seen: Set<String> = []
        let isSmall = nodes[object].count < 16
        var index = object + 1
        while index < end {
            let name = try string(index) ?? ""
            let isNew = isSmall ? !found.contains { $0.name == name } : seen.insert(name).inserted
            if isNew { found.append((name, index + 1)) }
            index = Int(nodes[index + 1].next)
        }
        return found
    }

    func integer<Value: FixedWidthInteger>(_ index: Int) -> Value? {
        let node = nodes[index]
        switch node.kind {
        case .integer:
            return bytes.withUnsafeBufferPointer { bytes -> Value? in
                var place = Int(node.start)
                let isNegative = bytes[place] == UInt8(ascii: "-")
                if isNegative { place += 1 }
                var value: Value = 0
                while place < Int(node.end) {
                    let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
                    let digit = Value(truncatingIfNeeded: bytes[place] &- UInt8(ascii: "0"))
                    let (sum, overflows) = isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
                    guard !isTooLarge, !overflows else { return nil }
                    value = sum
                    place += 1
                }
                return value
            }
        case .number:
            // `1.0` and `1e2` are whole numbers too.
            return parsed(node).flatMap { Value(exactly: $0) }
        default: return nil
        }
    }

    /// Nil for what is no number, beyond the largest or below the smallest.
    func double(_ index: Int) -> Double? {
        let node = nodes[index]
        guard node.kind == .integer || node.kind == .number else { return nil }
        guard let value = parsed(node), value.isFinite else { return nil }
        // Too small to be told from nothing.
        let digits = bytes[Int(node.start)..<Int(node.end)]
        if value == 0, digits.prefix(while: { $0 | 0x20 != UInt8(ascii: "e") }).contains(where: { (0x31...0x39).contains($0) }) {
            return nil
        }
        return value
    }

    private func parsed(_ node: JSONNode) -> Double? { Double(String(decoding: bytes[Int(node.start)..<Int(node.end)], as: UTF8.self)) }
}
