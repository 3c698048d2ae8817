/// Looks over one JSON text (RFC 8259) once and notes where its values are. Strict, and bounded whatever the bytes hold.
struct JSONScanner {
    /// Arrays and objects within each other: what Foundation's reader allows.
    static let depthLimit = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private(set) var nodes: [JSONNode] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // A value of the ledger's texts has some ten bytes.
        nodes.reserveCapacity(min(bytes.count / 8, 1 << 16) + 8)
    }

    mutating func scan() throws(JSONReadingFault) {
        guard bytes.count < Int(UInt32.max) else { throw JSONReadingFault(message: "a text of more than 4 GB", byte: 0) }
        try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault("something follows the value") }
    }

    private mutating func value(depth: Int) throws(JSONReadingFault) {
        skipSpace()
        guard position < bytes.count else { throw fault("the text ends where a value should be") }
        switch bytes[position] {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "t"): try word("true", .yes)
        case UInt8(ascii: "f"): try word("false", .no)
        case UInt8(ascii: "n"): try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: throw fault("no value begins so")
        }
    }

    private mutating func object(depth: Int) throws(JSONReadingFault) {
        let place = try open(.object, depth)
        var count: UInt32 = 0
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw fault("a name in quotes is missing") }
                try name()
                guard take(UInt8(ascii: ":")) else { throw fault("':' is missing") }
                try value(depth: depth + 1)
                count += 1
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw fault("',' or '}' is missing") }
        }
        close(place, count)
    }

    private mutating func array(depth: Int) throws(JSONReadingFault) {
        let place = try open(.array, depth)
        var count: UInt32 = 0
        if !take(UInt8(ascii: "]")) {
            repeat {
                try value(depth: depth + 1)
                count += 1
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw fault("',' or ']' is missing") }
        }
        close(place, count)
    }

    private mutating func open(_ kind: JSONNode.Kind, _ depth: Int) throws(JSONReadingFault) -> Int {
        guard depth < Self.depthLimit else { throw fault("more than \(Self.depthLimit) levels") }
        nodes.append(JSONNode(kind: kind, start: UInt32(position), end: 0, next: 0))
        position += 1
        return nodes.count - 1
    }

    private mutating func close(_ place: Int, _ count: UInt32) {
        nodes[place].end = UInt32(position)
        nodes[place].next = UInt32(nodes.count)
        nodes[place].count = count
    }

    private mutating func word(_ text: StaticString, _ kind: JSONNode.Kind) throws(JSONReadingFault) {
        let start = position
        let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
        guard matches else { throw fault("no value begins so") }
        position += text.utf8CodeUnitCount
        add(kind, from: start, to: position)
    }

    private mutating func number() throws(JSONReadingFault) {
        let start = position
        var kind = JSONNode.Kind.integer
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard whole > 0 else { throw fault("a number without digits") }
        guard whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { throw fault("a number with a leading zero") }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            kind = .number
            position += 1
            guard digits() > 0 else { throw fault("a number without digits after its point") }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            kind = .number
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw fault("a number without digits in its exponent") }
        }
        add(kind, from: start, to: position)
    }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return position - start
    }

    /// A name that cannot be read is an error wherever it stands: nobody would miss the member otherwise.
    private mutating func name() throws(JSONReadingFault) {
        try string()
        guard let node = nodes.last else { return }
        let text = bytes[Int(node.start)..<Int(node.end)]
        if node.kind == .escaped {
            _ = try JSONUnescaping.text(Array(text)[...])
        } else if text.contains(where: { $0 >= 0x80 }), String(validating: text, as: UTF8.self) == nil {
            throw JSONReadingFault(message: "a name that is not UTF-8", byte: Int(node.start))
        }
    }

    private mutating func string() throws(JSONReadingFault) {
        position += 1
        let start = position
        var kind = JSONNode.Kind.plain
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                add(kind, from: start, to: position)
                position += 1
                return
            }
            guard byte >= 0x20 else { throw fault("a control character in a text") }
            if byte == UInt8(ascii: "\\") {
                kind = .escaped
                // Whatever is escaped, a quote included, is no end; what it is, is looked at when the text is read.
                position += 1
            }
            position += 1
        }
        position = bytes.count
        throw fault("a text without its end")
    }

    private mutating func add(_ kind: JSONNode.Kind, from start: Int, to end: Int) {
        nodes.append(JSONNode(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private func fault(_ message: String) -> JSONReadingFault { JSONReadingFault(message: message, byte: position) }
}
