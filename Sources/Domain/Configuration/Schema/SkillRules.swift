/// What a skill's folder must be (https://agentskills.io/specification).
package enum SkillRules {
    /// The file that makes a folder a skill.
    package static let fileName = "SKILL.md"
    /// The folder of a workspace whose folders are skills.
    package static let folder = "skills"
    /// The most files of one skill.
    package static let maximumFiles = 200
    /// The most bytes of one skill, all files together.
    package static let maximumBytes = 5_000_000

    /// Nil for 1 to 64 lower-case letters, digits and single dashes between them.
    package static func nameFault(_ name: String) -> TextFault? {
        guard name.utf8.count <= 64, TextRule.code.fault(in: name) == nil else {
            return TextFault(
                message: "is not the name of a skill", remedy: "use at most 64 lower-case letters and digits joined by single dashes")
        }
        return nil
    }

    /// Where a definition's word for a skill leads, from the workspace's folder.
    package static func path(_ written: String) -> String {
        let path = written.hasSuffix("/") ? String(written.dropLast()) : written
        return path.contains("/") ? path : "\(folder)/\(path)"
    }

    /// The folder's own name, which is the skill's.
    package static func name(_ written: String) -> String { path(written).split(separator: "/").last.map { String($0) } ?? written }

    /// What `SKILL.md` must say. `license`, `compatibility`, `metadata` and whatever else a program knows are left to the programs.
    /// - Parameters:
    ///   - front: the front matter's root.
    ///   - line: where the front matter begins, for what is missing.
    package static func problems(_ front: ConfigurationNode?, name: String, file: String, line: Int = 1) -> [ConfigurationProblem] {
        guard let front, case .mapping = front.content else {
            return [problem(file, line, 1, "the front matter of a skill has no keys", "write 'name:' and 'description:' there")]
        }
        return [nameProblem(front, name, file), descriptionProblem(front, file)].compactMap(\.self)
    }

    private static func nameProblem(_ front: ConfigurationNode, _ name: String, _ file: String) -> ConfigurationProblem? {
        guard let node = front["name"], let text = node.scalar, !node.isNull else {
            return problem(
                file, front["name"]?.line ?? front.line, front["name"]?.column ?? front.column, "the skill has no 'name'",
                "add 'name: \(name)'")
        }
        if let fault = nameFault(text) {
            return problem(file, node.line, node.column, "name: \(quoted(text)) \(fault.message)", fault.remedy)
        }
        guard text == name else {
            return problem(
                file, node.line, node.column, "name: \(quoted(text)) is not the name of its folder, \(quoted(name))",
                "write 'name: \(name)', or rename the folder")
        }
        return nil
    }

    private static func descriptionProblem(_ front: ConfigurationNode, _ file: String) -> ConfigurationProblem? {
        guard let node = front["description"], let text = node.scalar, !node.isNull, !text.isEmpty else {
            return problem(
                file, front["description"]?.line ?? front.line, front["description"]?.column ?? front.column,
                "the skill has no 'description'",
                "add 'description:', what it does and when to use it")
        }
        guard text.count <= 1024 else {
            return problem(file, node.line, node.column, "description: \(text.count) characters are too many", "write at most 1024")
        }
        return nil
    }

    private static func problem(_ file: String, _ line: Int, _ column: Int, _ message: String, _ remedy: String) -> ConfigurationProblem {
        ConfigurationProblem(file: file, line: line, column: column, message: message, remedy: remedy)
    }
}
