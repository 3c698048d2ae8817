import Testing

@testable import API

/// What is said of queries is what their requests read.
@Suite struct QueryParametersTests {
    private static func parameters(_ type: any QueryRequest.Type) -> [JSONValue] {
        let book = SchemaBook()
        let parameters = QueryParameters.describe(type, book)
        #expect(book.problems == [])
        return parameters
    }

    @Test func typesBoundsAndDefaultsAreSeen() {
        #expect(
            Self.parameters(NextQuery.self) == [
                [
                    "name": "limit", "in": "query",
                    "schema": ["type": "integer", "format": "int64", "minimum": 1, "maximum": 10_000, "default": 10],
                ]
            ])
        #expect(Self.parameters(NoRequest.self) == [])
        #expect(
            Self.parameters(DiffQuery.self) == [
                ["name": "path", "in": "query", "schema": ["type": "array", "items": ["type": "string"]]]
            ])
    }

    @Test func whatCannotBeLeftOutIsSaid() {
        let parameters = Self.parameters(WaitQuery.self)
        #expect(parameters.map { $0["name"] } == ["phase", "timeout"])
        #expect(parameters[0]["required"] == true)
        #expect(parameters[0]["schema"] == ["$ref": "#/components/schemas/Phase"])
        #expect(parameters[1]["required"] == nil)
        #expect(parameters[1]["schema"]?["type"] == "number")
    }
}
