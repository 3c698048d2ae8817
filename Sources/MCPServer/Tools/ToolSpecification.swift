import JSONValues

/// A tool as the agent sees it.
struct ToolSpecification: Sendable {
    struct Parameter: Sendable {
        enum Kind: Sendable {
            case text, texts, boolean
            /// One of these.
            case word([String])
            case integer(minimum: Int, maximum: Int?)
        }

        let name: String
        let kind: Kind
        let isRequired: Bool
        let description: String

        init(_ name: String, _ kind: Kind, required: Bool = true, _ description: String) {
            self.name = name
            self.kind = kind
            isRequired = required
            self.description = description
        }
    }

    let name: String
    let title: String
    let description: String
    var parameters: [Parameter] = []
    /// It changes nothing, not even in what the operator sees.
    var isReadOnly = false
    /// Capabilities that the client must have declared (revision 2026-07-28, error -32021). No tool of a lane needs one.
    var needs: [String] = []

    /// The entry in the answer to `tools/list`.
    var json: JSONValue {
        [
            "name": .string(name), "title": .string(title), "description": .string(description), "inputSchema": schema,
            "annotations": [
                "readOnlyHint": .bool(isReadOnly), "destructiveHint": false, "idempotentHint": true, "openWorldHint": false,
            ],
        ]
    }

    /// An object schema of JSON Schema 2020-12, the dialect that MCP takes where none is named.
    private var schema: JSONValue {
        let required = parameters.filter(\.isRequired).map { JSONValue.string($0.name) }
        return .object(
            [
                .init("type", "object"), .init("properties", .object(parameters.map { .init($0.name, $0.schema) })),
                .init("required", .array(required)), .init("additionalProperties", false),
            ])
    }
}

extension ToolSpecification.Parameter {
    fileprivate var schema: JSONValue {
        var members: [JSONMember] =
            switch kind {
            case .text: [.init("type", "string")]
            case .word(let words): [.init("type", "string"), .init("enum", .array(words.map { .string($0) }))]
            case .texts: [.init("type", "array"), .init("items", ["type": "string"])]
            case .boolean: [.init("type", "boolean")]
            case .integer(let minimum, let maximum):
                [.init("type", "integer"), .init("minimum", .integer(minimum))] + (maximum.map { [.init("maximum", .integer($0))] } ?? [])
            }
        members.append(.init("description", .string(description)))
        return .object(members)
    }
}
