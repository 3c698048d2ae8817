/// One line of a long operation's answer: any number of `progress`, then `done` or `error`. Each line is one JSON object with one key:
/// `{"progress":"Receiving objects: 12%"}`, `{"done":true}`, `{"error":{"code":"failed","message":"..."}}`.
package enum ProgressLine: Codable, Equatable, Sendable {
    case progress(String)
    case done
    case error(ErrorBody)

    private enum Key: String, CodingKey {
        case progress, done, error
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let text = try container.decodeIfPresent(String.self, forKey: .progress) {
            self = .progress(text)
        } else if let error = try container.decodeIfPresent(ErrorBody.self, forKey: .error) {
            self = .error(error)
        } else if try container.decode(Bool.self, forKey: .done) {
            self = .done
        } else {
            throw DecodingError.dataCorruptedError(forKey: .done, in: container, debugDescription: "'done' is true or absent")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .progress(let text): try container.encode(text, forKey: .progress)
        case .done: try container.encode(true, forKey: .done)
        case .error(let body): try container.encode(body, forKey: .error)
        }
    }
}
