import Foundation

/// The description of the interface (https://spec.openapis.org/oas/v3.1.1), made of the endpoints and their types.
package enum OpenAPIDocument {
    package static let value: JSONValue = make().document

    /// As it is committed and printed: keys sorted, indented.
    package static func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// The document, and what could not be described.
    static func make(_ endpoints: KeyValuePairs<String, any AnyEndpoint> = EndpointList.all) -> (document: JSONValue, problems: [String]) {
        let book = SchemaBook()
        var paths: JSONValue = [:]
        var answers: Set<String> = ["ErrorBody"]
        for (name, endpoint) in endpoints {
            let operation = OpenAPIOperation(name: name, endpoint: endpoint, book: book)
            let path = "/" + endpoint.path
            var verbs = paths[path] ?? [:]
            let verb = endpoint.verb.rawValue.lowercased()
            if verbs[verb] != nil { book.report("there are two operations \(endpoint.verb.rawValue) \(endpoint.path)") }
            verbs[verb] = operation.value
            paths[path] = verbs
            SchemaReferences.collect(in: operation.responses, of: book.components, into: &answers)
        }
        _ = book.schema(of: ErrorBody.self)
        let schemas = book.components.map { name, schema in
            // An answer may grow; a field of a request that nobody reads is refused.
            (name, answers.contains(name) ? schema : SchemaReferences.closed(schema))
        }
        let document: JSONValue = [
            "openapi": "3.1.1", "info": info, "servers": [["url": "/api/v1"]], "paths": paths,
            // Nothing on the socket, or a token on 127.0.0.1.
            "security": [[:], ["token": []]],
            "components": [
                "schemas": .object(Dictionary(schemas) { $1 }), "responses": OpenAPIErrors.responses,
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "On 127.0.0.1. The Unix socket needs none: it belongs to its owner alone.",
                    ]
                ],
            ],
        ]
        return (document, book.problems)
    }

    private static let info: JSONValue = [
        "title": "Signalbox", "version": "1",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
        "description": """
        What the command line calls. Fields and words are added without notice, and none is renamed or removed: ignore what you do not know. \
        How to call it: docs/api.md.
        """,
    ]
}
