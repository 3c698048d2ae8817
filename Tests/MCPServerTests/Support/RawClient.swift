import Foundation
import JSONValues
import MCPWire

@testable import MCPBridge

/// HTTP over a Unix socket with nothing in between.
struct RawClient: Sendable {
    let socket: String

    struct Reply: Sendable {
        var status: Int
        var head: String
        var body: String
        var json: JSONValue? { try? JSONValue(message: Array(body.utf8)) }
        /// The messages of a stream.
        var events: [JSONValue] {
            body.split(separator: "\n").filter { $0.hasPrefix("data: ") }.compactMap {
                try? JSONValue(message: Array($0.dropFirst(6).utf8))
            }
        }
    }

    struct NoConnection: Error {}

    func post(_ message: String, _ headers: [String] = [], method: String = "POST", path: String = "/mcp") async throws -> Reply {
        try await send(Self.request(message, headers, method: method, path: path))
    }

    static func request(_ message: String, _ headers: [String], method: String = "POST", path: String = "/mcp") -> [UInt8] {
        let all =
            ["\(method) \(path) HTTP/1.1", "Host: lane", "Connection: close", "Content-Type: application/json"] + headers
            + (headers.contains { $0.hasPrefix("Accept") } ? [] : ["Accept: application/json, text/event-stream"])
            + ["Content-Length: \(message.utf8.count)", "", message]
        return Array(all.joined(separator: "\r\n").utf8)
    }

    /// Sends bytes as they are and reads to the end; `onBytes` is told whenever some have come.
    func send(_ bytes: [UInt8], onBytes: @escaping @Sendable () -> Void = {}) async throws -> Reply {
        let path = socket
        let text: String = try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread {
                guard let descriptor = Self.connect(path) else { return done.resume(throwing: NoConnection()) }
                _ = Descriptors.writeAll(descriptor, bytes)
                var all: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65536)
                while case .bytes(let count) = Descriptors.read(descriptor, &buffer) {
                    all += buffer[..<count]
                    onBytes()
                }
                close(descriptor)
                done.resume(returning: String(decoding: all, as: UTF8.self))
            }
        }
        return Self.parse(text)
    }

    /// A connection that waits in `read` and `write`.
    static func connect(_ path: String) -> Int32? {
        guard let descriptor = Descriptors.connect(path) else { return nil }
        _ = fcntl(descriptor, F_SETFL, 0)
        return descriptor
    }

    private static func parse(_ text: String) -> Reply {
        let parts = text.components(separatedBy: "\r\n\r\n")
        let head = parts[0]
        var body = parts.dropFirst().joined(separator: "\r\n\r\n")
        if head.lowercased().contains("transfer-encoding: chunked") { body = unchunked(body) }
        return Reply(status: Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0, head: head.lowercased(), body: body)
    }

    private static func unchunked(_ text: String) -> String {
        var (bytes, result) = (Array(text.utf8)[...], [UInt8]())
        while let end = bytes.firstIndex(of: 13), let size = Int(String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self), radix: 16),
            size > 0
        {
            result += bytes[(end + 2)..<(end + 2 + size)]
            bytes = bytes[(end + 4 + size)...]
        }
        return String(decoding: result, as: UTF8.self)
    }
}
