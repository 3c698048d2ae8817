/// The payload of frames that hold a message, or a piece of one: its key, a newline, bytes.
enum MessagePayload {
    /// Most bytes of a key.
    static let keyLimit = 256

    /// Whether a key can stand before a newline.
    static func isKey(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= keyLimit && key.utf8.allSatisfy { $0 > 31 && $0 != 127 }
    }

    /// The payloads of a message, at least one.
    static func pieces(key: String, _ bytes: [UInt8]) -> [[UInt8]] {
        let head = Array(key.utf8) + [10]
        let room = FrameFormat.payloadLimit - head.count
        if bytes.isEmpty { return [head] }
        return stride(from: 0, to: bytes.count, by: room).map { head + bytes[$0..<min($0 + room, bytes.count)] }
    }

    /// The key and the bytes; `nil` when there is no key.
    static func split(_ payload: [UInt8]) -> (key: String, bytes: ArraySlice<UInt8>)? {
        guard let newline = payload.prefix(keyLimit + 1).firstIndex(of: 10), newline > 0 else { return nil }
        return (String(decoding: payload[..<newline], as: UTF8.self), payload[(newline + 1)...])
    }
}
