import JSONValues

/// The text of a tool's result, as the Messages API and MCP write it: a string, or blocks of which some are text.
enum ContentText {
    static func of(_ content: JSONValue?) -> String {
        switch content {
        case nil, .null: return ""
        case .string(let text): return text
        case .array(let blocks):
            return blocks.map { block in
                if let text = block["text"]?.string { return text }
                // Pictures and the like stay in the raw log.
                if let type = block["type"]?.string, block["source"] != nil || block["data"] != nil { return "[\(type)]" }
                return block.text
            }
            .joined(separator: "\n")
        case let other?: return other.text
        }
    }
}
