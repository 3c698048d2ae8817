import Domain
import Foundation

/// The skills that definitions name, each read once.
struct SkillShelf {
    /// By the words of the definitions.
    private(set) var pins: [String: SkillPin] = [:]
    private(set) var material: [String: Data] = [:]
    private(set) var problems: [ConfigurationProblem] = []
    /// From the workspace's folder, those that are missing too.
    private(set) var folders: [String] = []

    init(_ skills: [NamedSkill], in folder: URL) {
        var faulty: Set<String> = []
        for skill in skills {
            if pins[skill.word] != nil || faulty.contains(skill.word) { continue }
            folders.append(SkillRules.path(skill.word))
            let read = SkillFolder(skill, in: folder)
            problems += read.problems
            if read.problems.isEmpty {
                pins[skill.word] = read.pin
                material.merge(read.material) { $1 }
            } else {
                faulty.insert(skill.word)
            }
        }
    }
}
