package import JSONValues

extension JSONRules {
    /// What agents print. Bytes that are no UTF-8 and surrogates without their other half are repaired: programs that cut texts print such, and
    /// the event around it must not be lost. The length of a line bounds the number of its values.
    static let agentLine = JSONRules(depth: 200, repairsTexts: true)
}

extension JSONValue {
    /// Reads a line of an agent.
    package init(_ line: ArraySlice<UInt8>) throws(JSONFault) { try self.init(line, .agentLine) }
}
