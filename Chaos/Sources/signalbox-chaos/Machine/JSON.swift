import Foundation

/// A JSON document whose missing parts are `.null`, so that a path into nothing is an answer and not a crash.
@dynamicMemberLookup
enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(_ data: Data) throws {
        self = Self.value(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    init(text: String) throws { try self.init(Data(text.utf8)) }

    private static func value(_ any: Any) -> JSON {
        switch any {
        case let members as [String: Any]: .object(members.mapValues(value))
        case let elements as [Any]: .array(elements.map(value))
        case let text as String: .string(text)
        case let number as NSNumber: CFBoolean.isBoolean(number) ? .bool(number.boolValue) : .number(number.doubleValue)
        default: .null
        }
    }

    subscript(dynamicMember name: String) -> JSON { self[name] }

    subscript(name: String) -> JSON {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    var list: [JSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var members: [String: JSON] {
        if case .object(let members) = self { members } else { [:] }
    }

    /// The text of a string; nil for anything else.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A whole number; nil for anything else.
    var int: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }

    var isTrue: Bool { self == .bool(true) }
    var isNull: Bool { self == .null }
}

private enum CFBoolean {
    /// Foundation gives `true` and `1` as the same class; only the coding type tells them apart.
    static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
