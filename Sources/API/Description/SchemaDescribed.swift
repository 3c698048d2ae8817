/// A type that says itself what its JSON looks like, because that cannot be seen from the keys that it reads.
///
/// Types whose coding the compiler makes need none of this: ``SchemaBook`` reads them.
protocol SchemaDescribed {
    /// Whether the description stands where the type is used, and is no component with a name of its own.
    static var isInline: Bool { get }
    /// A JSON Schema (https://json-schema.org/draft/2020-12).
    static func describe(_ book: SchemaBook) -> JSONValue
    /// Any value, for types that hold one; nil when reading the type without data gives one.
    static var sample: Self? { get }
}

extension SchemaDescribed {
    static var isInline: Bool { false }
    static var sample: Self? { nil }
}
