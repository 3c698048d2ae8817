/// Reviewers are agent definitions that can review, each named once, and name what exists.
enum ReviewCheck {
    /// - Parameters:
    ///   - agentFiles: the names of all files of `agents/`, those with problems among them.
    ///   - definitions: what was read of them.
    static func run(_ root: SectionValues, agentFiles: [String], _ definitions: [AgentConfiguration], _ reader: inout SchemaReader) {
        guard let review = root.section("review") else { return }
        let reviewers = review.list("reviewers")
        let own = root.sections("agents")
        let known = own.map(\.name.text) + agentFiles
        DuplicateCheck.run(reviewers.compactMap { $0.located("agent") }, "reviewer", in: review.path, &reader)
        DuplicateCheck.run(review.texts("blocking") ?? [], "severity", in: "\(review.path).blocking", &reader)
        for reviewer in reviewers {
            NameReferences.check(reviewer, root, known, &reader)
            guard let name = reviewer.located("agent") else { continue }
            guard known.contains(name.text) else {
                reader.report(
                    name, "\(reviewer.path).agent: there is no agent \(quoted(name.text))",
                    Suggestion.remedy(for: name.text, among: known, nothing: "define it under 'agents' or in agents/\(name.text).md"))
                continue
            }
            let adapter =
                own.first { $0.name.text == name.text }?.values.choice("adapter", AgentAdapter.self)
                ?? definitions.first { $0.name == name.text }?.adapter
            if adapter == .scripted {
                reader.report(
                    name, "\(reviewer.path).agent: \(quoted(name.text)) replays a target's script, so it cannot review",
                    "name a definition with another adapter")
            }
        }
    }
}

/// Lists of repositories, boundaries and agents name those that the workspace has.
enum NameReferences {
    static func check(_ values: SectionValues, _ root: SectionValues, _ agents: [String], _ reader: inout SchemaReader) {
        let repositories = root.sections("repositories")
        let boundaries = Set(repositories.flatMap { $0.values.sections("boundaries").map(\.name.text) }).sorted()
        for (key, word, known) in [
            ("repositories", "repository", repositories.map(\.name.text)), ("boundaries", "boundary", boundaries),
            ("agents", "agent", agents.sorted()),
        ] {
            for name in values.texts(key) ?? [] where !known.contains(name.text) {
                reader.report(
                    name, "\(values.path).\(key): there is no \(word) \(quoted(name.text))",
                    Suggestion.remedy(for: name.text, among: known, nothing: "remove it"))
            }
        }
    }
}
