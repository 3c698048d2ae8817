import Foundation

/// An event as `signalbox events --json` gives it.
struct LedgerEvent: Decodable {
    /// Milliseconds since 1970.
    let time: Double
    let event: JSONValue

    /// Which lane it is about.
    var lane: String? { event["lane"]?["id"]?.text ?? event["laneQueued"]?["id"]?.text }

    /// The values of a lane's event of that name.
    func laneEvent(_ name: String) -> JSONValue? { event["lane"]?["event"]?[name] }
}

/// Any JSON: only a few fields of many kinds of events are wanted.
enum JSONValue: Decodable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode([String: JSONValue].self) {
            self = .object(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .null
        }
    }

    subscript(name: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        return fields[name]
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    var items: [JSONValue] {
        guard case .array(let items) = self else { return [] }
        return items
    }
}
