/// Makes JSON Schemas of Swift types by decoding them from nothing and noting what they ask for.
///
/// A class: the decoder's containers, which are values, all write into it. It lives as long as one document is made.
final class SchemaBook {
    /// Schemas by name: `LaneView`, `Handoff.State`.
    private(set) var components: [String: JSONValue] = [:]
    /// What could not be described, and what to do about it. Empty for types that are all right.
    private(set) var problems: [String] = []
    private var names: [ObjectIdentifier: String] = [:]
    private var samples: [ObjectIdentifier: Any] = [:]
    private var sampling: Set<ObjectIdentifier> = []

    func report(_ problem: String) { if !problems.contains(problem) { problems.append(problem) } }

    /// A reference to the type's component, which is made on the way; the schema itself for plain values, arrays and the like.
    func schema(of type: any Any.Type) -> JSONValue {
        if let described = type as? any SchemaDescribed.Type {
            return described.isInline ? described.describe(self) : component(type) { described.describe(self) }
        }
        guard let decodable = type as? any Decodable.Type else {
            report("\(type) is not Decodable")
            return [:]
        }
        return component(type) { probe(decodable) }
    }

    private func component(_ type: any Any.Type, _ make: () -> JSONValue) -> JSONValue {
        let name = names[ObjectIdentifier(type)] ?? componentName(type)
        if names[ObjectIdentifier(type)] == nil {
            if components[name] != nil { report("two types are called \(name)") }
            names[ObjectIdentifier(type)] = name
            // A place for the name, so that a type that holds itself ends here.
            components[name] = [:]
            components[name] = make()
        }
        return ["$ref": .string("#/components/schemas/\(name)")]
    }

    /// The type's name without its module, in the characters that OpenAPI 3.1 allows (section 4.8.7).
    private func componentName(_ type: any Any.Type) -> String {
        let path = String(reflecting: type).split(separator: ".", maxSplits: 1).last ?? ""
        return String(path.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") ? $0 : "-" })
    }

    private func probe<Value: Decodable>(_ type: Value.Type) -> JSONValue {
        if let choices = choices(type) { return choices }
        let frame = ProbeFrame(book: self)
        read(type, frame)
        guard let cases = frame.cases else { return frame.schema }
        // A sum: one object with one key for each case.
        let schemas = cases.indices.map { index in
            let one = ProbeFrame(book: self, choice: index)
            read(type, one)
            return one.schema(of: cases[index])
        }
        return ["oneOf": .array(schemas)]
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ frame: ProbeFrame) {
        do {
            _ = try Value(from: ProbeDecoder(frame: frame))
        } catch {
            report("\(Value.self) cannot be read from nothing, so it has to describe itself (SchemaDescribed): \(error)")
        }
    }

    /// The values of an enumeration that is coded as its raw value; nil for every other type.
    private func choices(_ type: any Any.Type) -> JSONValue? {
        guard type is any RawRepresentable.Type else { return nil }
        func values<Choice: CaseIterable>(_ type: Choice.Type) -> [JSONValue] {
            Choice.allCases.compactMap { choice in
                guard let raw = (choice as? any RawRepresentable)?.rawValue else { return nil }
                if let text = raw as? String { return .string(text) }
                return (raw as? any BinaryInteger).map { .integer(Int64(clamping: $0)) }
            }
        }
        guard let listed = type as? any CaseIterable.Type else {
            report("\(type) is coded as its raw value and does not tell its values: make it CaseIterable")
            return [:]
        }
        let all = values(listed)
        return ["type": all.first?.text == nil ? "integer" : "string", "enum": .array(all)]
    }

    /// A value of the type, for another that holds one.
    func sample<Value: Decodable>(of type: Value.Type) throws -> Value {
        let key = ObjectIdentifier(type)
        if let known = samples[key] as? Value { return known }
        guard sampling.insert(key).inserted else { throw SchemaFault("\(type) holds itself") }
        defer { sampling.remove(key) }
        let value = try made(type)
        samples[key] = value
        return value
    }

    private func made<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let described = type as? any SchemaDescribed.Type, let sample = described.sample, let value = sample as? Value { return value }
        func first<Choice: CaseIterable>(_ type: Choice.Type) -> Any? { Choice.allCases.first }
        if let listed = type as? any CaseIterable.Type, let value = first(listed) as? Value { return value }
        return try Value(from: ProbeDecoder(frame: ProbeFrame(book: self)))
    }
}

/// Why a type cannot be described.
struct SchemaFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
