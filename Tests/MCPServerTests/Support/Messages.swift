/// Messages as clients write them.
enum Messages {
    static let meta = #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}"#

    /// Of 2026-07-28. `params` are further members, each with a comma after it.
    static func modern(_ method: String, _ params: String = "", meta more: String = "", id: String = "1") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{\#(params)\#(meta)\#(more)}}}"#
    }

    static func headers(_ method: String, name: String? = nil, version: String = "2026-07-28") -> [String] {
        ["MCP-Protocol-Version: \(version)", "Mcp-Method: \(method)"] + (name.map { ["Mcp-Name: \($0)"] } ?? [])
    }

    static func legacy(_ method: String, _ params: String? = nil, id: String = "1") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)"\#(params.map { #","params":\#($0)"# } ?? "")}"#
    }

    static func call(_ tool: String, _ arguments: String) -> String { #""name":"\#(tool)","arguments":\#(arguments),"# }
}
