import API
import Domain

/// What `agents diff --json` prints.
struct AgentDiffDocument: Codable, Equatable {
    var name: String
    /// The versions' numbers.
    var old: Int
    var new: Int
    /// In the unified format; empty when the texts do not differ.
    var diff: String
    var skills: [SkillChange]

    init(_ left: AgentVersionView, _ right: AgentVersionView) {
        name = right.name
        old = left.number
        new = right.number
        diff = UnifiedDiff(old: left.text, new: right.text).text(
            oldName: "\(left.name)@\(left.number)", newName: "\(right.name)@\(right.number)")
        skills = SkillChange.all(from: left.definition.skills, to: right.definition.skills)
    }

    var isEmpty: Bool { diff.isEmpty && skills.isEmpty }

    var lines: [Styled] {
        if isEmpty { return [Styled("v\(old) and v\(new) of \(name) do not differ", .faint)] }
        let text = diff.unicodeScalars.split(separator: "\n").map { line -> Styled in
            let line = String(line)
            let ink: Ink =
                line.hasPrefix("@@") || line.hasPrefix("---") || line.hasPrefix("+++")
                ? .faint : line.hasPrefix("+") ? .added : line.hasPrefix("-") ? .removed : .plain
            return Styled(line, ink)
        }
        return text + skills.map { Styled("skill \($0.skill): \($0.kind.rawValue) ", .faint) + Styled($0.path) }
    }
}
