/// Reads the files of `agents/` against the schema of an agent.
struct AgentFilesReader {
    let files: [AgentFile]
    /// The definitions of `signalbox.yaml` with the places of their names.
    let others: [LocatedText]
    let skills: [String: SkillPin]

    /// The definitions by name, and everything that is wrong with any of them.
    func read() -> (agents: [AgentConfiguration], problems: [ConfigurationProblem]) {
        var agents: [AgentConfiguration] = []
        var problems: [ConfigurationProblem] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            var reader = SchemaReader(file: file.file)
            let agent = read(file, &reader)
            problems += reader.problems
            if let agent { agents.append(agent) }
        }
        return (agents, problems)
    }

    private func read(_ file: AgentFile, _ reader: inout SchemaReader) -> AgentConfiguration? {
        let name = LocatedText(text: file.name, line: 1, column: 1)
        if let other = others.first(where: { $0.text == file.name }) {
            reader.report(
                name, "agent \(quoted(file.name)) is defined here and in \(WorkspaceSchema.fileName):\(other.line):\(other.column)",
                "remove one of them")
        }
        let front = file.front ?? ConfigurationNode(.mapping([]), line: 1, column: 1)
        guard let values = reader.section(front, WorkspaceSchema.agent, at: "agents.\(file.name)") else { return nil }
        if let key = values.fields["instructions"] {
            reader.report(
                key.line, key.column, "\(values.path): 'instructions' is the text below the front matter", "write it below the second '---'"
            )
        }
        let body = file.body.isEmpty ? nil : LocatedText(text: file.body, line: file.bodyLine, column: 1)
        if let body, let fault = TextRule.lines.fault(in: body.text) {
            reader.report(Self.firstControl(body), "the text \(fault.message)", "remove the character")
        }
        AgentCheck.run(values, instructions: body, &reader)
        guard reader.problems.isEmpty else { return nil }
        var agent = ConfigurationBuilder.agent(name, values, skills: skills)
        agent.instructions = file.body
        return agent
    }

    /// The place of the first character that a text may not hold.
    private static func firstControl(_ body: LocatedText) -> LocatedText {
        var line = body.line
        var column = 1
        for scalar in body.text.unicodeScalars {
            if TextRule.lines.fault(in: String(scalar)) != nil { break }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return LocatedText(text: "", line: line, column: column)
    }
}
