import Domain

/// The lines of `signalbox.yaml` that are about each agent.
enum AgentSlices {
    static func sources(_ root: ConfigurationNode?, text: String) -> [String: AgentSource] {
        guard case .mapping(let fields)? = root?.content, let index = fields.firstIndex(where: { $0.key.scalar == "agents" }),
            case .mapping(let agents) = fields[index].value.content
        else { return [:] }
        let lines = TextLines(text)
        let after = index + 1 < fields.count ? fields[index + 1].key.line : nil
        var sources: [String: AgentSource] = [:]
        for (position, agent) in agents.enumerated() {
            guard let name = agent.key.scalar else { continue }
            let next = position + 1 < agents.count ? agents[position + 1].key.line : after
            // In braces several agents may stand on one line, and an alias stands before what it names.
            let last = max(lines.lastContentLine(before: next, atLeast: agent.key.line), agent.key.line)
            sources[name] = AgentSource(
                file: WorkspaceSchema.fileName, line: agent.key.line, text: lines.text(fromLine: agent.key.line, through: last))
        }
        return sources
    }
}
