/// Reads one JSON value (RFC 8259) from bytes that may be hostile. Strict about the grammar; never more than linear in their number.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let rules: JSONRules
    private var at = 0
    private var values = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ rules: JSONRules) {
        self.bytes = bytes
        self.rules = rules
    }

    mutating func document() throws(JSONFault) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw fault(.rest) }
        return value
    }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: at < bytes.count ? reason : .end, offset: at) }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    private mutating func count() throws(JSONFault) {
        values += 1
        guard values <= rules.values else { throw fault(.values) }
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        skipSpace()
        guard at < bytes.count else { throw fault(.end) }
        try count()
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        let start = text.utf8Start
        for index in 0..<text.utf8CodeUnitCount {
            guard at < bytes.count, bytes[at] == start[index] else { throw fault(.character) }
            at += 1
        }
        return value
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth <= rules.depth else { throw fault(.depth) }
        at += 1
        skipSpace()
        var members: [JSONMember] = []
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
            return .object(members)
        }
        members.reserveCapacity(8)
        while true {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fault(.character) }
            try count()
            let key = try string()
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw fault(.character) }
            at += 1
            members.append(JSONMember(key, try value(depth: depth)))
            if try closes(with: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth <= rules.depth else { throw fault(.depth) }
        at += 1
        skipSpace()
        var values: [JSONValue] = []
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            at += 1
            return .array(values)
        }
        while true {
            values.append(try value(depth: depth))
            if try closes(with: UInt8(ascii: "]")) { return .array(values) }
        }
    }

    /// After a member: a comma goes on, the closing bracket ends.
    private mutating func closes(with bracket: UInt8) throws(JSONFault) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == bracket || bytes[at] == UInt8(ascii: ",") else { throw fault(.character) }
        at += 1
        return bytes[at - 1] == bracket
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = at
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        let whole = at
        guard digits() else { throw fault(at == start ? .character : .number) }
        guard bytes[whole] != UInt8(ascii: "0") || at == whole + 1 else { throw JSONFault(reason: .number, offset: whole) }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard digits() else { throw fault(.number) }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard digits() else { throw fault(.number) }
        }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
    }

    private mutating func digits() -> Bool {
        let start = at
        while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
        return at > start
    }

    private mutating func string() throws(JSONFault) -> String {
        at += 1
        let start = at
        var escapes = false
        while true {
            guard at < bytes.count else { throw fault(.end) }
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20 else { throw fault(.character) }
            at += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            escapes = true
            // The character after it, so that an escaped quote does not end the string; what it means is read below.
            guard at < bytes.count else { throw fault(.end) }
            at += 1
        }
        let raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
        at += 1
        if !rules.repairsTexts, !Self.isUTF8(raw) { throw JSONFault(reason: .text, offset: start) }
        guard escapes else { return String(decoding: raw, as: UTF8.self) }
        var unescaper = JSONUnescaper(raw, repairs: rules.repairsTexts)
        guard let text = unescaper.text() else { throw JSONFault(reason: .escape, offset: start + unescaper.at) }
        return text
    }

    private static func isUTF8(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
        raw.allSatisfy { $0 < 0x80 } || String(validating: raw, as: UTF8.self) != nil
    }
}

extension JSONValue {
    /// Reads the whole of the bytes as one value.
    package init(_ bytes: ArraySlice<UInt8>, _ rules: JSONRules) throws(JSONFault) {
        // Typed throws do not pass through the closure of withUnsafeBufferPointer.
        let result: Result<JSONValue, JSONFault> = bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer, rules)
            do throws(JSONFault) {
                return .success(try reader.document())
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }
}
