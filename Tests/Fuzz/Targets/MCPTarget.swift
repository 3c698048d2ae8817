import MCPWire

/// Messages on a lane's tool socket: JSON, and JSON-RPC in it.
enum MCPTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes) else { return }
        promise((try? JSONParser.parse(value.bytes)) == value, "what was read is written and read again")
        _ = try? RPCMessage(value)
        _ = RPCMessage.identifier(of: value)
    }
}
