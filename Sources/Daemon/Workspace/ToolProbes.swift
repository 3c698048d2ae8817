import Domain

/// `Package.swift`: build and test.
enum SwiftPackageProbe {
    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        guard files.has("Package.swift") else { return [] }
        let build = RepositoryProposal.Gate(name: "swift-build", stage: .build, run: "swift build", source: "Package.swift")
        guard files.paths.contains(where: { $0.hasPrefix("Tests/") && $0.hasSuffix(".swift") }) else { return [build] }
        return [build, .init(name: "swift-test", stage: .test, run: "swift test", source: "Package.swift")]
    }
}

/// `Cargo.toml`: format, lints, build, tests.
enum CargoProbe {
    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        guard files.has("Cargo.toml") else { return [] }
        let locked = files.has("Cargo.lock") ? " --locked" : ""
        return [
            .init(name: "cargo-fmt", stage: .lint, run: "cargo fmt --all --check", source: "Cargo.toml"),
            .init(name: "cargo-clippy", stage: .lint, run: "cargo clippy --all-targets\(locked) -- -D warnings", source: "Cargo.toml"),
            .init(name: "cargo-test", stage: .test, run: "cargo test --workspace\(locked)", source: "Cargo.toml"),
        ]
    }
}

/// `go.mod`: vet, build, tests.
enum GoProbe {
    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        guard files.has("go.mod") else { return [] }
        return [
            .init(name: "go-vet", stage: .lint, run: "go vet ./...", source: "go.mod"),
            .init(name: "go-build", stage: .build, run: "go build ./...", source: "go.mod"),
            .init(name: "go-test", stage: .test, run: "go test ./...", source: "go.mod"),
        ]
    }
}

/// Python's test runners and ruff, as far as the files name them.
enum PythonProbe {
    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        let sources = ["pyproject.toml", "setup.cfg", "setup.py", "tox.ini", "pytest.ini", "requirements.txt", "requirements-dev.txt"]
        let settings = sources.compactMap { path in files.text(path).map { (path: path, text: $0) } }
        let tests = files.paths.filter { isTest($0) }
        guard !settings.isEmpty || !tests.isEmpty else { return [] }
        var gates: [RepositoryProposal.Gate] = []
        if let ruff = settings.first(where: { $0.text.contains("ruff") })?.path ?? ["ruff.toml", ".ruff.toml"].first(where: files.has) {
            gates.append(.init(name: "ruff", stage: .lint, run: "ruff check .", source: ruff))
        }
        if let mypy = settings.first(where: { $0.text.contains("mypy") })?.path ?? (files.has("mypy.ini") ? "mypy.ini" : nil) {
            gates.append(.init(name: "mypy", stage: .typecheck, run: "mypy .", source: mypy))
        }
        if let pytest = settings.first(where: { $0.path == "pytest.ini" || $0.text.contains("pytest") })?.path
            ?? tests.first(where: { $0.hasSuffix("conftest.py") })
        {
            gates.append(.init(name: "pytest", stage: .test, run: "python3 -m pytest", source: pytest))
        } else if let test = tests.first {
            let folder = test.split(separator: "/").dropLast().first.flatMap {
                ProposedName.clean(String($0)) == String($0) ? String($0) : nil
            }
            let run = "python3 -m unittest discover" + (folder.map { " -s \($0)" } ?? "")
            gates.append(.init(name: "unittest", stage: .test, run: run, source: test))
        }
        return gates
    }

    private static func isTest(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name == "conftest.py" || (name.hasPrefix("test_") && name.hasSuffix(".py")) || name.hasSuffix("_test.py")
    }
}

/// The usual targets of a makefile.
enum MakeProbe {
    private static let stages: [(target: String, stage: GateStage)] = [
        ("lint", .lint), ("check", .lint), ("typecheck", .typecheck), ("build", .build), ("test", .test), ("e2e", .e2e),
    ]

    static func gates(_ files: ProbedFiles) -> [RepositoryProposal.Gate] {
        guard let path = ["GNUmakefile", "makefile", "Makefile"].first(where: files.has), let text = files.text(path) else { return [] }
        let targets = Set(text.split(whereSeparator: \.isNewline).flatMap { rule($0) })
        return stages.filter { targets.contains($0.target) }
            .map { .init(name: "make-\($0.target)", stage: $0.stage, run: "make \($0.target)", source: path) }
    }

    /// The targets of a rule's line (`a b: c`); none for assignments, recipes and remarks.
    private static func rule(_ line: Substring) -> [String] {
        guard let first = line.first, !first.isWhitespace, first != "#", let colon = line.firstIndex(of: ":") else { return [] }
        let after = line[line.index(after: colon)...]
        guard !after.hasPrefix("="), !after.hasPrefix(":="), !line[..<colon].contains("=") else { return [] }
        return line[..<colon].split(whereSeparator: \.isWhitespace).map { String($0) }
    }
}
