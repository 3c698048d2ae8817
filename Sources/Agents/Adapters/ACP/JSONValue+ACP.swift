import JSONValues

/// How the Agent Client Protocol's messages are looked at.
extension JSONValue {
    /// Empty for what is no list.
    var list: [JSONValue] { array ?? [] }

    /// A count of something: whole, not negative, and small enough to be added up without overflow.
    var count: Int? {
        guard let int, int >= 0, int <= 1 << 50 else { return nil }
        return int
    }

    var isObject: Bool { object != nil }

    var isNothing: Bool {
        switch self {
        case .null: true
        case .object(let members): members.isEmpty
        case .array(let list): list.isEmpty
        case .bool, .number, .string: false
        }
    }
}
