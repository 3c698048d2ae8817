/// Turns the node tree of `signalbox.yaml` into a configuration, or into every problem that it has.
///
/// What needs a look at the machine (folders, programs, skills, the time zone database) is not checked here.
package enum WorkspaceReader {
    /// - Parameters:
    ///   - node: the root of the file; nil for a file without any value.
    ///   - file: the file's name in problems.
    ///   - agentFiles: the files of `agents/`.
    ///   - skills: what was read of the skills' folders, by the words of the definitions. A word that is missing here was reported by
    ///     whoever read them.
    package static func read(
        _ node: ConfigurationNode?, file: String, agentFiles: [AgentFile] = [], skills: [String: SkillPin] = [:]
    ) -> Result<WorkspaceConfiguration, ConfigurationErrors> {
        let node = node ?? ConfigurationNode(.mapping([]), line: 1, column: 1)
        var reader = SchemaReader(file: file)
        guard let root = reader.section(node, WorkspaceSchema.root, at: "") else {
            let files = AgentFilesReader(files: agentFiles, others: [], skills: skills).read()
            return .failure(ConfigurationErrors(reader.problems + files.problems))
        }

        let repositories = root.sections("repositories")
        for (_, repository) in repositories {
            GateOrderCheck.run(repository, &reader)
            BoundaryOverlapCheck.run(repository, &reader)
            SmokeCheck.run(repository, &reader)
            SharedCacheCheck.run(repository, &reader)
        }
        let agents = root.sections("agents")
        for (_, agent) in agents { AgentCheck.run(agent, instructions: agent.located("instructions"), &reader) }
        WordListCheck.run(root, &reader)
        PermissionCheck.run(root, agents: agents.map(\.name.text) + agentFiles.map(\.name), &reader)
        let files = AgentFilesReader(files: agentFiles, others: agents.map(\.name), skills: skills).read()
        NotifyCheck.run(root, &reader)
        ReviewCheck.run(root, agentFiles: agentFiles.map(\.name), files.agents, &reader)
        let problems = reader.problems + files.problems
        guard problems.isEmpty else { return .failure(ConfigurationErrors(problems)) }

        let defaults = WorkspaceSchema.defaults
        return .success(
            WorkspaceConfiguration(
                name: root.text("name") ?? "", timeZone: root.text("timeZone") ?? defaults.timeZone,
                repositories: repositories.map(ConfigurationBuilder.repository),
                agents: agents.map { ConfigurationBuilder.agent($0.name, $0.values, skills: skills) } + files.agents,
                policy: ConfigurationBuilder.policy(root.section("policy")),
                environment: ConfigurationBuilder.environment(root.section("environment")),
                workTypes: root.texts("workTypes")?.map(\.text) ?? defaults.workTypes,
                reasons: ConfigurationBuilder.reasons(root.section("reasons")),
                permissions: ConfigurationBuilder.permissions(root.section("permissions")),
                budget: ConfigurationBuilder.workspaceBudget(root.section("budget")),
                prices: ConfigurationBuilder.prices(root.section("prices")),
                watchdog: ConfigurationBuilder.watchdog(root.section("watchdog")),
                host: ConfigurationBuilder.host(root.section("host")),
                web: WebConfiguration(port: root.section("web")?.integer("port")),
                attention: ConfigurationBuilder.attention(root.section("attention")),
                review: ConfigurationBuilder.review(root.section("review")),
                retention: ConfigurationBuilder.retention(root.section("retention")),
                notify: ConfigurationBuilder.notify(root.section("notify"))))
    }
}
