import MCPWire

/// Reads the server's answer to one request of HTTP/1.0: a JSON document of a known length, or events until the connection ends.
struct AnswerReader {
    private enum State {
        case head
        case document(length: Int)
        case events
        case over
    }

    /// Bytes of a head, and of one message.
    private static let headLimit = 64 << 10
    private static let messageLimit = 64 << 20

    private var state = State.head
    private var bytes: [UInt8] = []
    private var data: [UInt8] = []
    private(set) var status = 0

    /// The answer is whole; what follows is not looked at.
    var isOver: Bool { if case .over = state { true } else { false } }
    /// It is no answer of HTTP, or larger than any that is read.
    private(set) var isBroken = false

    /// The messages that are whole now.
    mutating func feed(_ new: ArraySlice<UInt8>) -> [[UInt8]] {
        bytes += new
        if case .head = state { readHead() }
        switch state {
        case .head, .over: return []
        case .document(let length):
            if length > Self.messageLimit { isBroken = true }
            guard bytes.count >= length else { return [] }
            state = .over
            return length == 0 ? [] : [Array(bytes[..<length])]
        case .events: return readEvents()
        }
    }

    private mutating func readHead() {
        guard let end = Self.end(of: bytes) else {
            isBroken = bytes.count > Self.headLimit
            return
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        bytes = Array(bytes[(end + 4)...])
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let code = Int(words[1]) else {
            isBroken = true
            return
        }
        status = code
        var length = 0
        var isStream = false
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }.lowercased()
            switch line[..<colon].lowercased() {
            case "content-length": length = Int(value).map { max(0, $0) } ?? 0
            case "content-type": isStream = value.hasPrefix("text/event-stream")
            default: break
            }
        }
        state = isStream ? .events : .document(length: length)
    }

    private static func end(of bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard bytes.count >= mark.count else { return nil }
        return (0...(bytes.count - mark.count)).first { bytes[$0..<($0 + mark.count)].elementsEqual(mark) }
    }

    /// https://html.spec.whatwg.org/multipage/server-sent-events.html, of which only `data` is used.
    private mutating func readEvents() -> [[UInt8]] {
        var messages: [[UInt8]] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            var line = bytes[start..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            start = end + 1
            if line.isEmpty {
                if !data.isEmpty { messages.append(data) }
                data = []
            } else if line.starts(with: "data:".utf8) {
                line = line.dropFirst(5)
                if line.first == UInt8(ascii: " ") { line = line.dropFirst() }
                data += line
            }
        }
        bytes = Array(bytes[start...])
        if bytes.count + data.count > Self.messageLimit { isBroken = true }
        return messages
    }
}
