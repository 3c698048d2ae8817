/// One operation of the description.
struct OpenAPIOperation {
    let value: JSONValue
    let responses: JSONValue

    init(name: String, endpoint: any AnyEndpoint, book: SchemaBook) {
        if endpoint.summary.isEmpty { book.report("\(name) has no summary: give its endpoint one") }
        responses = Self.responses(endpoint, book)
        var value: JSONValue = [
            "operationId": .string(name), "summary": .string(endpoint.summary), "responses": responses,
            "tags": [.string(endpoint.path.prefix { $0.isLetter }.description)],
        ]
        let parameters = Self.parameters(endpoint, book)
        if !parameters.isEmpty { value["parameters"] = .array(parameters) }
        if let type = endpoint.request as? any BodyRequest.Type {
            value["requestBody"] = ["required": true, "content": ["application/json": ["schema": book.schema(of: type)]]]
        } else if !(endpoint.request is any QueryRequest.Type) {
            book.report("the request of \(name) is neither a query nor a body")
        }
        self.value = value
    }

    private static func parameters(_ endpoint: any AnyEndpoint, _ book: SchemaBook) -> [JSONValue] {
        var parameters: [JSONValue] = []
        if endpoint.subject.isNamed {
            let isCoded = endpoint.subject is any Decodable.Type
            let schema = isCoded ? book.schema(of: endpoint.subject) : ["type": "string"]
            parameters.append(
                ["name": "id", "in": "path", "required": true, "example": .string(endpoint.subject.example), "schema": schema])
        }
        if let type = endpoint.request as? any QueryRequest.Type { parameters += QueryParameters.describe(type, book) }
        if case .stream(.events, _) = endpoint.answer {
            parameters.append([
                "name": "Last-Event-ID", "in": "header", "description": "The number of the last event that was received.",
                "schema": ["type": "integer", "format": "int64", "minimum": 0],
            ])
        }
        if endpoint.verb.changes {
            parameters.append([
                "name": .string(WireFormat.operatorHeader), "in": "header", "description": "Who asks, for the ledger.",
                "schema": ["type": "string", "minLength": 1, "maxLength": 64],
            ])
        }
        return parameters
    }

    private static func responses(_ endpoint: any AnyEndpoint, _ book: SchemaBook) -> JSONValue {
        let content: JSONValue =
            switch endpoint.answer {
            case .document(let type): ["application/json": ["schema": book.schema(of: type)]]
            case .stream(.bytes, _): [StreamFormat.bytes.contentType: [:]]
            // `itemSchema` is OpenAPI 3.2's word for it.
            case .stream(let format, let type): [format.contentType: ["schema": ["type": "string"], "x-itemSchema": book.schema(of: type)]]
            }
        var responses = OpenAPIErrors.references
        responses["200"] = ["description": .string(endpoint.summary), "content": content]
        return .object(responses)
    }
}
