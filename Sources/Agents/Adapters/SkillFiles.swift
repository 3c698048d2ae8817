import Domain

/// The skills of a definition as files for an agent program.
enum SkillFiles {
    /// By absolute path: `folder/NAME/PATH`. Names and paths are those of the workspace, but stay below the folder whatever they are.
    static func below(_ folder: String, _ context: AgentContext) throws(AgentError) -> [String: String] {
        var files: [String: String] = [:]
        for (skill, texts) in context.skillFiles {
            for (path, text) in texts {
                let parts = "\(skill)/\(path)".split(separator: "/", omittingEmptySubsequences: false)
                guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }) else {
                    throw AgentError("the skill '\(skill)' of agent '\(context.agent.name)' has a file that is outside of it: '\(path)'")
                }
                files["\(folder)/\(skill)/\(path)"] = text
            }
        }
        return files
    }
}
