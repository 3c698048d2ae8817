package import Foundation

/// Reads a JSON document into a type and refuses what the type does not know, naming the field.
package enum StrictJSON {
    package static func decode<Value: Codable>(_ type: Value.Type, from data: Data) throws(WireError) -> Value {
        do {
            let value = try JSONDecoder().decode(type, from: data)
            // Encoding the value again shows which keys were read: a key that is missing then was ignored.
            let given = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            let known = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value), options: .fragmentsAllowed)
            if let field = unknown(given, known, path: "") { throw WireError("unknown field '\(field)'") }
            return value
        } catch let error as WireError {
            throw error
        } catch let error as DecodingError {
            throw WireError(describe(error))
        } catch {
            throw WireError("the request is not valid JSON: \(error)")
        }
    }

    private static func unknown(_ given: Any, _ known: Any, path: String) -> String? {
        if let given = given as? [String: Any], let known = known as? [String: Any] {
            for (key, value) in given.sorted(by: { $0.key < $1.key }) where !(value is NSNull) {
                let here = path.isEmpty ? key : "\(path).\(key)"
                guard let match = known[key] else { return here }
                if let found = unknown(value, match, path: here) { return found }
            }
        } else if let given = given as? [Any], let known = known as? [Any] {
            for (index, pair) in zip(given, known).enumerated() {
                if let found = unknown(pair.0, pair.1, path: "\(path)[\(index)]") { return found }
            }
        }
        return nil
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "the field '\(name(context.codingPath + [key]))' is missing"
        case .valueNotFound(_, let context): "the field '\(name(context.codingPath))' is missing"
        case .typeMismatch(let type, let context): "the field '\(name(context.codingPath))' is not of the type \(type)"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "the request is not valid JSON"
        case .dataCorrupted(let context): "the field '\(name(context.codingPath))' is not valid: \(context.debugDescription)"
        @unknown default: "the request cannot be read: \(error)"
        }
    }

    private static func name(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            if let index = key.intValue { text += "[\(index)]" } else { text += text.isEmpty ? key.stringValue : ".\(key.stringValue)" }
        }
    }
}
