import Domain
import JSONValues

/// One JSON-RPC 2.0 message of the Agent Client Protocol. Source: https://www.jsonrpc.org/specification
enum ACPMessage {
    case request(id: JSONValue, method: String, params: JSONValue)
    case notification(method: String, params: JSONValue)
    case result(id: JSONValue, JSONValue)
    case failure(id: JSONValue, ACPFailure)
    case neither

    init(_ value: JSONValue) {
        let params = value["params"] ?? .null
        if let method = value["method"]?.string {
            // A request may have null for an identifier; a notification has none at all.
            self = value["id"].map { .request(id: $0, method: method, params: params) } ?? .notification(method: method, params: params)
        } else if let id = value["id"], let error = value["error"], error != .null {
            self = .failure(id: id, ACPFailure(error))
        } else if let id = value["id"], (value.object ?? []).contains(where: { $0.key == "result" }) {
            self = .result(id: id, value["result"] ?? .null)
        } else {
            self = .neither
        }
    }

    static func request(_ id: Int, _ method: String, _ params: JSONValue) -> [UInt8] {
        line(["jsonrpc": "2.0", "id": .number(String(id)), "method": .string(method), "params": params])
    }

    static func notification(_ method: String, _ params: JSONValue) -> [UInt8] {
        line(["jsonrpc": "2.0", "method": .string(method), "params": params])
    }

    static func result(_ id: JSONValue, _ result: JSONValue) -> [UInt8] { line(["jsonrpc": "2.0", "id": id, "result": result]) }

    static func error(_ id: JSONValue, _ failure: ACPFailure) -> [UInt8] {
        let error: JSONValue = ["code": .number(String(failure.code)), "message": .string(failure.message)]
        return line(["jsonrpc": "2.0", "id": id, "error": error])
    }

    private static func line(_ value: JSONValue) -> [UInt8] { value.line }
}

/// A JSON-RPC error. Codes: JSON-RPC 2.0, section 5.1; -32000 and -32002 are those of the Agent Client Protocol.
struct ACPFailure: Error, Equatable, Sendable {
    static let authenticationRequired = -32000
    static let resourceNotFound = -32002
    static let methodNotFound = -32601
    static let invalidParams = -32602
    static let internalError = -32603
    static let requestCancelled = -32800

    var code: Int
    var message: String
    var data: JSONValue = .null

    init(_ code: Int, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ value: JSONValue) {
        code = value["code"]?.int ?? Self.internalError
        message = value["message"]?.string ?? "an error without a message"
        data = value["data"] ?? .null
    }

    /// Message and details in one line.
    var words: String {
        let details = data["details"]?.string ?? data["message"]?.string ?? data.string ?? (data.isNothing ? "" : data.text)
        return TranscriptLimit.cut(details.isEmpty || message.contains(details) ? message : "\(message): \(details)", to: 4096)
    }

    /// Whether it comes from the model's service. Vibe says of a 401 only that the key is not valid.
    var isOfModel: Bool { status != nil || words.lowercased().contains("api key") }

    /// HTTP status of the model's service, when the error names one: a field `status`, or the first number from 400 to 599 in its words.
    var status: Int? {
        for key in ["status", "status_code", "http_status"] {
            if let status = data[key]?.int, (400...599).contains(status) { return status }
        }
        return words.split { !$0.isASCII || !$0.isNumber }.lazy.filter { $0.count == 3 }.compactMap { Int($0) }.first {
            (400...599).contains($0)
        }
    }
}
