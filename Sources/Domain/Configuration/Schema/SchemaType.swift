/// What may stand at a place of a configuration file. Validation, the JSON Schema, the reference and the template are all derived from it.
package indirect enum SchemaType: Sendable {
    case text(TextRule)
    case integer(ClosedRange<Int>)
    case boolean
    /// Seconds, written as `90`, `90s`, `10m` or `2h`.
    case duration(ClosedRange<Int>)
    /// Bytes, written as a number or with `KB`, `MB`, `GB`.
    case size(ClosedRange<Int>)
    /// A number of things, written as a number or with `k` or `M`.
    case count(ClosedRange<Int>)
    /// US dollars as a decimal number, `2.50`; the range is in millionths of a dollar.
    case money(ClosedRange<Int>)
    case choice([String])
    case list(of: SchemaType, atLeast: Int = 0)
    /// One of some words, or a list of texts that is not empty.
    case choiceOrList([String], of: TextRule)
    /// A mapping with the fields of a section.
    case section(SchemaSection)
    /// A mapping from names to sections.
    case sections(SchemaSection)
    /// A mapping from names that follow a rule to texts, which may be empty.
    case texts(by: TextRule)
    /// A section whose required field `run` may also be written alone.
    case command(SchemaSection)

    /// The section that this type leads to, through lists too.
    var section: SchemaSection? {
        switch self {
        case .section(let section), .sections(let section), .command(let section): section
        case .list(let element, _): element.section
        default: nil
        }
    }
}

/// One key of a section.
package struct SchemaField: Sendable {
    package let key: String
    package let type: SchemaType
    package let required: Bool
    package let fallback: SchemaDefault
    /// One line.
    package let doc: String
    /// The value in the template's first example of the section, as YAML in one line; nil when the default or the nested section shows it.
    package let example: String?

    init(
        _ key: String, _ type: SchemaType, required: Bool = false, fallback: SchemaDefault = .nothing, example: String? = nil, _ doc: String
    ) {
        self.key = key
        self.type = type
        self.required = required
        self.fallback = fallback
        self.example = example
        self.doc = doc
    }
}

/// A mapping with known keys.
package struct SchemaSection: Sendable {
    /// Further entries that the template shows, by key and in YAML of one line.
    struct Example: Sendable {
        let name: String
        let values: KeyValuePairs<String, String>
        /// Sections that this example shows with everything below them, and the first example does not.
        var whole: [String] = []
    }

    /// The word for it in messages and headings: `gate`.
    package let name: String
    /// One or two sentences.
    package let doc: String
    package let fields: [SchemaField]
    /// The name of the template's first example where the section is keyed by name.
    let exampleName: String
    /// What the names must look like where the section is keyed by name.
    let keyRule: TextRule
    /// Keys that the first example does not show, because they exclude others.
    let examples: [Example]

    init(
        _ name: String, _ doc: String, exampleName: String = "", keyRule: TextRule = .name, examples: [Example] = [], fields: [SchemaField]
    ) {
        self.name = name
        self.doc = doc
        self.exampleName = exampleName
        self.keyRule = keyRule
        self.examples = examples
        self.fields = fields
    }

    package func field(_ key: String) -> SchemaField? { fields.first { $0.key == key } }

    /// This section and all below it, each once, in the order of the fields.
    package var all: [SchemaSection] {
        var result = [self]
        for section in fields.compactMap(\.type.section).flatMap(\.all) where !result.contains(where: { $0.name == section.name }) {
            result.append(section)
        }
        return result
    }
}

/// What holds when a key is absent.
package enum SchemaDefault: Sendable {
    /// The key has no effect when it is absent.
    case nothing
    /// The value, as one would write it in YAML.
    case value(String)
    case texts([String])
    /// Said in words: `the policy's lanesPerBoundary`.
    case words(String)

    static func seconds(_ seconds: Int) -> SchemaDefault { .value(UnitText.duration.write(seconds)) }
    static func bytes(_ bytes: Int) -> SchemaDefault { .value(UnitText.size.write(bytes)) }
    static func integer(_ number: Int) -> SchemaDefault { .value(String(number)) }
}
