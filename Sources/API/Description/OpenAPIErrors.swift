/// The errors that every operation may answer with.
enum OpenAPIErrors {
    /// By the names that operations refer to.
    static let responses: JSONValue = .object(
        Dictionary(
            uniqueKeysWithValues: byStatus.map { status, codes in
                let words = codes.map { "`\($0.rawValue)`: \($0.exitCode.meaning)" }.joined(separator: "; ")
                let schema: JSONValue = ["$ref": "#/components/schemas/ErrorBody"]
                return ("Error\(status)", ["description": .string(words), "content": ["application/json": ["schema": schema]]])
            }))

    /// References to them, by status.
    static let references: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: byStatus.keys.map { ("\($0)", ["$ref": .string("#/components/responses/Error\($0)")]) })

    private static let byStatus = Dictionary(grouping: ErrorBody.Code.allCases, by: \.status)
}
