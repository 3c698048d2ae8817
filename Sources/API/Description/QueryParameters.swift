/// The parameters of a query as OpenAPI has them (https://spec.openapis.org/oas/v3.1.1, section 4.8.12).
enum QueryParameters {
    /// Reads the request from a query that says nothing and notes what it asks for. What it cannot do without is noted and given.
    static func describe(_ type: any QueryRequest.Type, _ book: SchemaBook) -> [JSONValue] {
        let recorder = QueryRecorder()
        var items: [Query.Item] = []
        var defaults: [String: String] = [:]
        while true {
            do {
                let request = try type.init(Query(recorder: recorder, items: items))
                for item in request.query.items where !items.contains(where: { $0.name == item.name }) { defaults[item.name] = item.value }
                break
            } catch {
                // The last one that was asked for is the one that is missing.
                guard let last = recorder.lastAsked, !items.contains(where: { $0.name == last }) else {
                    book.report("\(type) cannot be read from a query that says nothing: \(error)")
                    break
                }
                recorder.change(last) { $0.isRequired = true }
                items.append(Query.Item(name: last, value: example(recorder.parameters.first { $0.name == last }?.type)))
            }
        }
        return recorder.parameters.map { parameter($0, defaults[$0.name], book) }
    }

    private static func parameter(_ read: QueryRecorder.Parameter, _ standard: String?, _ book: SchemaBook) -> JSONValue {
        var schema = book.schema(of: read.type)
        if let minimum = read.minimum { schema["minimum"] = .integer(minimum) }
        if let maximum = read.maximum { schema["maximum"] = .integer(maximum) }
        if let standard {
            schema["default"] = Int64(standard).map { .integer($0) } ?? Bool(standard).map { .boolean($0) } ?? .string(standard)
        }
        if read.isRepeated { schema = ["type": "array", "items": schema] }
        var parameter: JSONValue = ["name": .string(read.name), "in": "query", "schema": schema]
        if read.isRequired { parameter["required"] = true }
        return parameter
    }

    /// A text that reads as the type.
    private static func example(_ type: (any Any.Type)?) -> String {
        func first<Choice: CaseIterable>(_ type: Choice.Type) -> String? {
            (Choice.allCases.first as? any RawRepresentable)?.rawValue as? String
        }
        if let choices = type as? any CaseIterable.Type, let word = first(choices) { return word }
        if let subject = type as? any Subject.Type { return subject.example }
        return "1"
    }
}
