import JSONValues

@testable import MCPServer

enum Arrivals {
    static let stdio = http(["Signalbox-Framing: stdio"])

    static func http(_ headers: [String] = []) -> MCPArrival {
        let all = headers + (headers.contains { $0.hasPrefix("Accept") } ? [] : ["Accept: application/json, text/event-stream"])
        return MCPArrival(
            headers: all.map { line in
                let parts = line.split(separator: ": ", maxSplits: 1).map { String($0) }
                return (parts[0], parts.count > 1 ? parts[1] : "")
            })
    }

    static func answer(_ message: String, _ arrival: MCPArrival = http()) -> JSONValue? {
        guard case .answer(_, let body) = MCPRules().decide(Array(message.utf8), arrival) else { return nil }
        return body
    }
}
