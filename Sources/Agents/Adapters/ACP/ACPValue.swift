/// A JSON value of the Agent Client Protocol, exactly as it came: numbers keep their digits, so that an identifier is given back as it was.
enum ACPValue: Equatable, Sendable {
    struct Member: Equatable, Sendable {
        var key: String
        var value: ACPValue
    }

    case null
    case bool(Bool)
    /// The digits as they stood.
    case number(String)
    case string(String)
    case array([ACPValue])
    /// In their order. Of two members with one key the last counts.
    case object([Member])

    subscript(key: String) -> ACPValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var list: [ACPValue] {
        guard case .array(let list) = self else { return [] }
        return list
    }

    var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    var flag: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    var double: Double? {
        guard case .number(let digits) = self, let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    /// A whole number; `3.0` is one too.
    var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits) ?? double.flatMap(Int.init(exactly:))
    }

    /// A count of something: whole, not negative, and small enough to be added up without overflow.
    var count: Int? {
        guard let int, int >= 0, int <= 1 << 50 else { return nil }
        return int
    }

    var isObject: Bool {
        guard case .object = self else { return false }
        return true
    }

    var isNothing: Bool {
        switch self {
        case .null: true
        case .object(let members): members.isEmpty
        case .array(let list): list.isEmpty
        case .bool, .number, .string: false
        }
    }
}

extension ACPValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(String(value)) }
    init(arrayLiteral elements: ACPValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, ACPValue)...) { self = .object(elements.map { Member(key: $0.0, value: $0.1) }) }
}
