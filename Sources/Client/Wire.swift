import Foundation

/// Reading of answers. Unlike the server, a client takes fields that it does not know: the server may be newer.
enum Wire {
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Sequence<UInt8>) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
