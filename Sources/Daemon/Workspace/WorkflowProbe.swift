import Domain
import YAMLReading

/// The `run:` steps of GitHub workflows (https://docs.github.com/en/actions/writing-workflows/workflow-syntax-for-github-actions).
enum WorkflowProbe {
    private static let folder = ".github/workflows/"
    private static let maximumFiles = 10
    /// Longer scripts are not shown as a proposal.
    private static let maximumLength = 200

    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        files.paths.filter { $0.hasPrefix(folder) && ($0.hasSuffix(".yml") || $0.hasSuffix(".yaml")) }.sorted().prefix(maximumFiles)
            .flatMap { path in
                guard let text = files.text(path), let root = try? YAMLReader.read(text, name: path).get() else {
                    return [RepositoryProposal.Gate]()
                }
                return entries(root["jobs"]).flatMap { steps($0.value, path: path) }
            }
    }

    private static func steps(_ job: ConfigurationNode, path: String) -> [RepositoryProposal.Gate] {
        guard case .sequence(let steps)? = job["steps"]?.content else { return [] }
        return steps.compactMap { step in
            guard let run = step["run"]?.scalar.map(trimmed), isFit(run) else { return nil }
            let label = step["name"]?.scalar ?? run
            return .init(
                name: ProposedName.clean(label.lowercased()) ?? "step", stage: stage(of: "\(label) \(run)".lowercased()), run: run,
                source: path)
        }
    }

    /// Expressions (`${{ }}`), the workflow's own variables and its machine's tools mean something only there.
    private static func isFit(_ run: String) -> Bool {
        !run.isEmpty && run.unicodeScalars.count <= maximumLength && !run.contains("$")
            && TextRule.shell.fault(in: run) == nil
            && !["sudo", "apt-get", "brew ", "curl ", "xcodebuild", "xcrun", "git push", "publish", "deploy", "upload"].contains(
                where: run.contains)
    }

    private static func stage(of text: String) -> GateStage {
        if text.contains("e2e") || text.contains("playwright") || text.contains("cypress") { return .e2e }
        if text.contains("typecheck") || text.contains("tsc") || text.contains("mypy") { return .typecheck }
        if text.contains("lint") || text.contains("format") || text.contains("clippy") || text.contains("ruff") { return .lint }
        if text.contains("test") { return .test }
        return .build
    }

    private static func entries(_ node: ConfigurationNode?) -> [ConfigurationNode.Entry] {
        guard case .mapping(let entries)? = node?.content else { return [] }
        return entries
    }

    private static func trimmed(_ text: String) -> String {
        String(String(text.drop(while: \.isWhitespace)).reversed().drop(while: \.isWhitespace).reversed())
    }
}
