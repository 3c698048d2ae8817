/// Which components a schema leads to, and what follows from it.
enum SchemaReferences {
    private static let prefix = "#/components/schemas/"

    /// Adds the names of all components that the value refers to, however indirectly.
    static func collect(in value: JSONValue, of components: [String: JSONValue], into names: inout Set<String>) {
        switch value {
        case .object(let members):
            if let reference = members["$ref"]?.text, reference.hasPrefix(prefix) {
                let name = String(reference.dropFirst(prefix.count))
                if names.insert(name).inserted { collect(in: components[name] ?? [:], of: components, into: &names) }
            }
            for member in members.values { collect(in: member, of: components, into: &names) }
        case .array(let elements): for element in elements { collect(in: element, of: components, into: &names) }
        default: break
        }
    }

    /// The schema of an object that has the named members and no others.
    static func closed(_ schema: JSONValue) -> JSONValue {
        guard schema["type"] == "object", schema["additionalProperties"] == nil else { return schema }
        var schema = schema
        schema["additionalProperties"] = false
        return schema
    }
}
