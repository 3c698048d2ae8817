/// The tags of an XML document (https://www.w3.org/TR/xml/), one after the other; what stands between them is passed over.
///
/// Own code, because Foundation's parser ends the process on Linux at a processing instruction without data and at a name that is not
/// UTF-8 (Swift 6.3; found by `make fuzz`), and a report is whatever a repository's tests wrote. It knows as much as counting needs: no
/// entity is replaced, so none can explode or name a file, and a document type is refused.
struct XMLTags {
    enum Tag: Equatable {
        case start(ArraySlice<UInt8>)
        case end(ArraySlice<UInt8>)
        /// `<name/>`
        case empty(ArraySlice<UInt8>)
    }

    /// The bytes are no XML, or none that is read here.
    struct Malformed: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next tag, and whether there was text other than white space before it; nil at the end.
    mutating func next() throws(Malformed) -> (tag: Tag?, textBefore: Bool) {
        var textBefore = false
        while true {
            let text = rest.prefix { $0 != UInt8(ascii: "<") }
            textBefore = textBefore || !text.allSatisfy(Self.isSpace)
            rest = rest.dropFirst(text.count)
            guard !rest.isEmpty else { return (nil, textBefore) }
            if take("<!--") {
                try skip(past: "-->")
            } else if take("<![CDATA[") {
                textBefore = true
                try skip(past: "]]>")
            } else if take("<?") {
                try skip(past: "?>")
            } else if rest.dropFirst().first == UInt8(ascii: "!") {
                throw Malformed()
            } else {
                return (try tag(), textBefore)
            }
        }
    }

    private mutating func tag() throws(Malformed) -> Tag {
        rest = rest.dropFirst()
        let closes = take("/")
        let name = rest.prefix { !Self.isSpace($0) && !"/><\"'=".utf8.contains($0) }
        guard !name.isEmpty else { throw Malformed() }
        rest = rest.dropFirst(name.count)
        var quote: UInt8?
        var last: UInt8 = 0
        while let byte = rest.popFirst() {
            if let open = quote {
                if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: ">"):
                    let isEmpty = last == UInt8(ascii: "/")
                    guard closes else { return isEmpty ? .empty(name) : .start(name) }
                    guard !isEmpty else { throw Malformed() }
                    return .end(name)
                case UInt8(ascii: "<"): throw Malformed()
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                default: break
                }
            }
            last = byte
        }
        throw Malformed()
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let matches = text.withUTF8Buffer { rest.starts(with: $0) }
        if matches { rest = rest.dropFirst(text.utf8CodeUnitCount) }
        return matches
    }

    private mutating func skip(past text: StaticString) throws(Malformed) {
        while !rest.isEmpty {
            if take(text) { return }
            rest = rest.dropFirst()
        }
        throw Malformed()
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
