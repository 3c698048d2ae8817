import JSONValues

/// What a client can read without a tool.
enum LaneResource: String, CaseIterable, Sendable {
    case target, rules, history

    var uri: String { "signalbox://" + rawValue }

    init?(uri: String) {
        guard let found = Self.allCases.first(where: { $0.uri == uri }) else { return nil }
        self = found
    }

    /// The entry in the answer to `resources/list`.
    var json: JSONValue {
        let title =
            switch self {
            case .target: "The target of this lane"
            case .rules: "The rules of this lane"
            case .history: "This lane so far"
            }
        return ["uri": .string(uri), "name": .string(rawValue), "title": .string(title), "mimeType": "text/plain"]
    }
}
