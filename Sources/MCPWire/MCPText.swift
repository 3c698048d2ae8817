package import JSONValues

extension JSONRules {
    /// A message of MCP, whoever wrote it: what it may cost is bounded, and a text that is none is refused.
    package static let message = JSONRules(depth: 64, values: 100_000, repairsTexts: false)
}

extension JSONValue {
    /// Reads a message of MCP.
    package init(message bytes: [UInt8]) throws(JSONFault) { try self.init(bytes[...], .message) }
}
