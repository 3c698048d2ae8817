/// The errors that every operation may answer with.
enum OpenAPIErrors {
    /// By the names that operations refer to.
    static let responses: JSONValue = .object(
        Dictionary(
            uniqueKeysWithValues: descriptions.map { status, words in
                let schema: JSONValue = ["$ref": "#/components/schemas/ErrorBody"]
                return ("Error\(status)", ["description": .string(words), "content": ["application/json": ["schema": schema]]])
            }))

    /// Statuses of callers who are not let in on 127.0.0.1, whose code is `refused`.
    private static let door = [
        401: "nobody is signed in, or the token is not known or used up",
        403: "another site's page, another host, or a cookie where the token is wanted",
    ]

    /// References to them, by status.
    static let references: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: descriptions.keys.map { ("\($0)", ["$ref": .string("#/components/responses/Error\($0)")]) })

    private static let descriptions: [Int: String] = Dictionary(grouping: ErrorBody.Code.allCases, by: \.status)
        .mapValues { $0.map { "`\($0.rawValue)`: \($0.exitCode.meaning)" }.joined(separator: "; ") }
        .merging(door.mapValues { "`\(ErrorBody.Code.refused.rawValue)`: \($0)" }) { $1 }
}
