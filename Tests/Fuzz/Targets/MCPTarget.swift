import Agents
import JSONValues
import MCPWire

/// Messages on a lane's tool socket: JSON, and JSON-RPC in it.
enum MCPTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        guard let value = try? JSONValue(message: bytes) else { return }
        promise((try? JSONValue(message: value.bytes)) == value, "what was read is written and read again")
        promise((try? JSONValue(bytes[...])) == value, "a line of an agent is read by the same reader, with looser rules")
        _ = try? RPCMessage(value)
        _ = RPCMessage.identifier(of: value)
    }
}
