import Foundation

/// A JSON document as a test reads it: a missing key is `.null`, so a path into nothing fails the comparison and does not trap.
@dynamicMemberLookup
enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(_ text: String) throws {
        self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    }

    subscript(dynamicMember name: String) -> JSON { self[name] }

    subscript(name: String) -> JSON {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    subscript(index: Int) -> JSON { list.indices.contains(index) ? list[index] : .null }

    /// The elements of an array; empty for anything else.
    var list: [JSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The keys of an object; empty for anything else.
    var keys: Set<String> {
        if case .object(let members) = self { Set(members.keys) } else { [] }
    }

    /// The text of a string; empty for anything else.
    var text: String {
        if case .string(let text) = self { text } else { "" }
    }

    /// A number as an integer; `-1` for anything else, which nothing that is counted here can be.
    var int: Int {
        if case .number(let number) = self { Int(number) } else { -1 }
    }

    var last: JSON { list.last ?? .null }
}

extension JSON: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(nilLiteral: ()) { self = .null }
}
