/// A value that has the type its schema asks for, with its place.
struct LocatedValue: Sendable {
    indirect enum Content: Sendable {
        case text(String)
        /// Integers, durations in seconds, sizes in bytes.
        case integer(Int)
        case boolean(Bool)
        case list([LocatedValue])
        case section(SectionValues)
        case sections([(name: LocatedText, values: SectionValues)])
        case texts([String: String])
    }

    let content: Content
    let line: Int
    let column: Int

    /// The fields, when this is a section.
    var section: SectionValues? {
        guard case .section(let section) = content else { return nil }
        return section
    }
}

/// A text with its place.
struct LocatedText: Hashable, Sendable {
    let text: String
    let line: Int
    let column: Int
}

/// The fields of a section that were read without problems. Absent and faulty fields are missing, and accessors then answer nil or empty.
struct SectionValues: Sendable {
    let fields: [String: LocatedValue]
    /// The known keys that the file has, faulty ones included.
    let present: Set<String>
    let line: Int
    let column: Int
    /// Where it stands: `repositories.web.gates.unit`.
    let path: String

    func text(_ key: String) -> String? { located(key)?.text }

    func located(_ key: String) -> LocatedText? { fields[key].flatMap(Self.located) }

    func integer(_ key: String) -> Int? {
        guard case .integer(let number)? = fields[key]?.content else { return nil }
        return number
    }

    func boolean(_ key: String) -> Bool? {
        guard case .boolean(let value)? = fields[key]?.content else { return nil }
        return value
    }

    func choice<Choice: RawRepresentable>(_ key: String, _ type: Choice.Type = Choice.self) -> Choice? where Choice.RawValue == String {
        text(key).flatMap(Choice.init(rawValue:))
    }

    func texts(_ key: String) -> [LocatedText]? {
        guard case .list(let values)? = fields[key]?.content else { return nil }
        return values.compactMap(Self.located)
    }

    func list(_ key: String) -> [SectionValues] {
        guard case .list(let values)? = fields[key]?.content else { return [] }
        return values.compactMap(\.section)
    }

    func section(_ key: String) -> SectionValues? { fields[key]?.section }

    func sections(_ key: String) -> [(name: LocatedText, values: SectionValues)] {
        guard case .sections(let entries)? = fields[key]?.content else { return [] }
        return entries
    }

    func mapping(_ key: String) -> [String: String] {
        guard case .texts(let texts)? = fields[key]?.content else { return [:] }
        return texts
    }

    private static func located(_ value: LocatedValue) -> LocatedText? {
        guard case .text(let text) = value.content else { return nil }
        return LocatedText(text: text, line: value.line, column: value.column)
    }
}
