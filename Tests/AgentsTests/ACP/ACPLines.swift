import Domain
import TestSupport

/// Lines of an agent, made by hand.
enum ACPLines {
    static let initialized = answer(
        1, "{\"protocolVersion\":1,\"agentCapabilities\":{\"loadSession\":true},\"agentInfo\":{\"name\":\"a\",\"version\":\"2\"}}")

    static func line(_ text: String) -> ArraySlice<UInt8> { ArraySlice(text.utf8) }
    static func answer(_ id: Int, _ result: String) -> ArraySlice<UInt8> { line("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":\(result)}") }
    static func error(_ id: Int, _ code: Int, _ message: String, data: String = "null") -> ArraySlice<UInt8> {
        line("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"error\":{\"code\":\(code),\"message\":\"\(message)\",\"data\":\(data)}}")
    }
    static func update(_ kind: String, _ fields: String = "") -> ArraySlice<UInt8> {
        let more = fields.isEmpty ? "" : ",\(fields)"
        return line(
            #"{"jsonrpc":"2.0","method":"session/update","params":{"sessionId":"s","update":{"sessionUpdate":"\#(kind)"\#(more)}}}"#
        )
    }
    static func chunk(_ text: String, id: String = "m") -> ArraySlice<UInt8> {
        update("agent_message_chunk", "\"content\":{\"type\":\"text\",\"text\":\"\(text)\"},\"messageId\":\"\(id)\"")
    }
    static func permission(_ id: String, call: String = "{\"toolCallId\":\"c\"}", options: String? = nil) -> ArraySlice<UInt8> {
        let usual =
            "{\"optionId\":\"x1\",\"name\":\"\",\"kind\":\"allow_always\"},{\"optionId\":\"x2\",\"name\":\"\",\"kind\":\"allow_once\"},"
            + "{\"optionId\":\"x3\",\"name\":\"\",\"kind\":\"reject_once\"}"
        return line(
            #"{"jsonrpc":"2.0","id":\#(id),"method":"session/request_permission","params":{"sessionId":"s","toolCall":\#(call),"#
                + "\"options\":[\(options ?? usual)]}}")
    }

    /// Up to the first prompt, which has the identifier 3.
    static let started = [initialized, answer(2, "{\"sessionId\":\"s\"}")]

    static func session(permissions: Int) -> [ArraySlice<UInt8>] {
        started + (0..<permissions).map { permission("\($0)") } + [answer(3, "{\"stopReason\":\"end_turn\"}")]
    }

    static func damage(_ line: inout [UInt8], _ random: inout SeededGenerator) {
        guard !line.isEmpty, Int.random(in: 0..<4, using: &random) == 0 else { return }
        let place = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: line[place] = UInt8.random(in: 0...255, using: &random)
        case 1: line.removeSubrange(place...)
        case 2: line.insert(contentsOf: [0x0A], at: place)
        case 3: line += line
        case 4: line.insert(contentsOf: Array(repeating: UInt8(ascii: "["), count: 300), at: place)
        default: line = line + [0x0A] + line
        }
    }
}
