import Domain

/// A skill as a definition names it, with the place where it does.
struct NamedSkill {
    let word: String
    let file: String
    let line: Int
    let column: Int

    /// The well-formed words of `skills:` in a definition; others are reported by the schema.
    static func all(in definition: ConfigurationNode?, file: String) -> [NamedSkill] {
        guard case .sequence(let nodes)? = definition?["skills"]?.content else { return [] }
        return nodes.compactMap { node in
            guard let word = node.scalar, !node.isNull, TextRule.skill.fault(in: word) == nil,
                SkillRules.nameFault(SkillRules.name(word)) == nil
            else { return nil }
            return NamedSkill(word: word, file: file, line: node.line, column: node.column)
        }
    }
}
