/// A JSON value (RFC 8259), as it came: members keep their order, also several of one name, and numbers their digits.
///
/// Own code, because agents print many lines and the bridge to a lane's tools starts without Foundation: JSONSerialization read lines at a fifth
/// of the speed (46 MB/s against 250, Linux, release build), refuses halves of surrogates, and loses the order of members and the digits of numbers.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The digits as they were written, so that what is sent back is what came.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
}

package struct JSONMember: Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue {
    /// The member of that name: the last one, as programs in JavaScript read it.
    package subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// Nil for what is no number, and for one that no Double comes near.
    package var double: Double? {
        guard case .number(let digits) = self, let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    /// A whole number, `3.0` and `1e3` among them; nil when it is none or does not fit.
    package var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits) ?? double.flatMap { Int(exactly: $0) }
    }

    /// A number that is spelled as an integer and fits; `3.0` and `1e3` are none.
    package var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    package static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

    package var array: [JSONValue]? {
        guard case .array(let values) = self else { return nil }
        return values
    }

    package var object: [JSONMember]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package var isNull: Bool { self == .null }

    /// The same object with this member, in its place or at the end.
    package func with(_ key: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        if let index = members.lastIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(JSONMember(key, value))
        }
        return .object(members)
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { JSONMember($0.0, $0.1) }) }
    package init(nilLiteral: ()) { self = .null }
}
