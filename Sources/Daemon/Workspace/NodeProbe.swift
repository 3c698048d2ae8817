import Domain
import YAMLReading

/// The scripts of `package.json`, run by the package manager whose lock file is there.
enum NodeProbe {
    /// Words of script names and the stage they speak of, the more telling first.
    private static let stages: [(word: String, stage: GateStage)] = [
        ("e2e", .e2e), ("playwright", .e2e), ("cypress", .e2e), ("typecheck", .typecheck), ("type-check", .typecheck), ("tsc", .typecheck),
        ("lint", .lint), ("format:check", .lint), ("test", .test), ("build", .build), ("check", .lint),
    ]
    /// Scripts that do not end or that change files.
    private static let unfit = ["watch", "fix", "update", "write", "dev", "debug", "start", "serve", "publish", "release", "deploy"]

    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        guard let text = files.text("package.json"), let root = try? YAMLReader.read(text, name: "package.json").get(),
            case .mapping(let scripts)? = root["scripts"]?.content
        else { return [] }
        let manager = manager(files)
        return scripts.compactMap { script in
            guard let name = script.key.scalar, let command = script.value.scalar, isSafe(name), !command.contains("no test specified")
            else { return nil }
            let words = name.split { ":-_.".contains($0) }.map { String($0) }
            guard !words.contains(where: unfit.contains),
                let stage = stages.first(where: { name == $0.word || words.contains($0.word) })?.stage
            else { return nil }
            let clean = ProposedName.clean(name) ?? "script"
            return .init(name: "\(manager)-\(clean)", stage: stage, run: "\(manager) run \(name)", source: "package.json")
        }
    }

    private static func manager(_ files: ProbedFiles) -> String {
        let locks = [("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lock", "bun"), ("bun.lockb", "bun")]
        return locks.first { files.has($0.0) }?.1 ?? "npm"
    }

    /// A name that a shell takes for one word.
    private static func isSafe(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("-")
            && name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789:-_.".unicodeScalars.contains($0)) }
    }
}
