/// A file that differs between the skills of two definitions.
package struct SkillChange: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case added, removed, changed
    }

    package var skill: String
    /// Below the skill's folder.
    package var path: String
    package var kind: Kind

    package init(skill: String, path: String, kind: Kind) {
        self.skill = skill
        self.path = path
        self.kind = kind
    }

    /// By skill and path.
    package static func all(from old: [SkillPin], to new: [SkillPin]) -> [SkillChange] {
        let before = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        return Set(before.keys).union(after.keys).sorted().flatMap { skill -> [SkillChange] in
            let (left, right) = (before[skill], after[skill])
            let paths = Set((left?.files ?? [:]).keys).union((right?.files ?? [:]).keys).sorted()
            return paths.compactMap { path in
                switch (left?.files[path], right?.files[path]) {
                case (nil, _): SkillChange(skill: skill, path: path, kind: .added)
                case (_, nil): SkillChange(skill: skill, path: path, kind: .removed)
                case (let old, let new):
                    old == new && left?.programs.contains(path) == right?.programs.contains(path)
                        ? nil : SkillChange(skill: skill, path: path, kind: .changed)
                }
            }
        }
    }
}
