import Domain
import Testing

@testable import Daemon

struct RepositoryProbeTests {
    private func propose(_ files: [String: String]) -> RepositoryProposal {
        RepositoryProbe(paths: files.keys.sorted()) { files[$0] }.propose()
    }

    @Test(
        arguments: [
            (["Package.swift": "", "Sources/A/a.swift": "", "Tests/ATests/a.swift": ""], ["swift build", "swift test"]),
            (["Package.swift": ""], ["swift build"]),
            (
                ["Cargo.toml": "", "Cargo.lock": ""],
                ["cargo fmt --all --check", "cargo clippy --all-targets --locked -- -D warnings", "cargo test --workspace --locked"]
            ),
            (["go.mod": ""], ["go vet ./...", "go build ./...", "go test ./..."]),
            (
                ["pyproject.toml": "[tool.ruff]\n[tool.pytest.ini_options]\n[tool.mypy]", "tests/test_a.py": ""],
                ["ruff check .", "mypy .", "python3 -m pytest"]
            ),
            (["tests/test_a.py": ""], ["python3 -m unittest discover -s tests"]),
            (["test_a.py": ""], ["python3 -m unittest discover"]),
            (["a b; rm/test_a.py": ""], ["python3 -m unittest discover"]),
            (
                ["Makefile": "build test: x\n\techo\nlint ::\nCHECK := 1\ncheck = 2\n# e2e:\n.PHONY: all"],
                ["make lint", "make build", "make test"]
            ),
            (
                [
                    "package.json":
                        #"{"scripts": {"test": "jest", "test:watch": "x", "lint": "eslint", "lint:fix": "x", "build": "tsc", "start": "x"}}"#
                ],
                ["npm run test", "npm run lint", "npm run build"]
            ),
            (
                [
                    "package.json":
                        #"{"scripts": {"test:e2e": "x", "typecheck": "tsc", "test; rm -rf /": "x", "-test": "x", "te\nst": ""}}"#,
                    "pnpm-lock.yaml": "",
                ],
                ["pnpm run test:e2e", "pnpm run typecheck"]
            ),
            (["package.json": #"{"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}}"#], []),
            (["package.json": "{not json"], []), (["package.json": "[]"], []), (["README.md": ""], []),
            (
                [
                    ".github/workflows/ci.yml": """
                    jobs:
                      a:
                        steps:
                          - uses: actions/checkout@v4
                          - {name: Unit tests, run: "make test"}
                          - run: |
                              one
                              two
                          - run: echo ${{ secrets.X }}
                          - run: echo a >> $GITHUB_ENV
                          - run: sudo apt-get install x
                          - run: "printf '\\e[31m'"
                      b: text
                    """, "Makefile": "test:\n",
                ], ["make test", "one\ntwo"]
            ),
            ([".github/workflows/ci.yml": "jobs: ["], []),
        ] as [([String: String], [String])])
    func gates(_ files: [String: String], _ runs: [String]) {
        #expect(propose(files).gates.map(\.run) == runs)
    }

    @Test func boundariesFollowTheFolders() {
        let paths = [
            "a.md", ".github/workflows/ci.yml", "docs/a", "src/api/a", "src/auth/b", "src/main.c", "we*ird/x", "li\nne/x", "{a,b}/x",
            "Sources/One/a",
        ]
        let found = RepositoryProbe(paths: paths) { _ in nil }.propose().boundaries
        #expect(
            found == [
                .init(name: "github", paths: [".github/**"], risk: .elevated), .init(name: "Sources", paths: ["Sources/**"], risk: .low),
                .init(name: "docs", paths: ["docs/**"], risk: .low), .init(name: "api", paths: ["src/api/**"], risk: .low),
                .init(name: "auth", paths: ["src/auth/**"], risk: .high),
            ])
    }

    /// Whatever a repository holds, the proposal is only remarks, and valid when put in force.
    @Test func hostileNamesStayComments() throws {
        let files = [
            "Package.swift": "", "package.json": #"{"scripts": {"build": "x", "test": "y"}}"#, "go.mod": "", "Makefile": "test:\nlint:\n",
            ".github/workflows/a\nevil: {}\n.yml":
                "jobs: {a: {steps: [{name: \"x\\n  evil: 1\", run: \"a: b # c\\n\\\"q\\\"\"}, {name: \"---\", run: z}]}}",
            "packages/a\nb/x": "", "packages/-x/x": "", "packages/true/x": "", "packages/é/x": "", "a b/x": "", "\u{1B}[31m/x": "",
        ]
        let text = try ConfigurationEditor.addRepository(
            NewRepository(name: "r", url: "x", proposal: propose(files)), to: "version: 1\nname: x\nrepositories:\n")
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(text.split(separator: "\n").dropFirst(5).allSatisfy { $0.drop { $0 == " " }.hasPrefix("#") })
        let repository = try #require(try parse(uncommented(text)).get().repositories.first)
        #expect(repository.gates.count == 10 && repository.gates.contains { $0.run == "a: b # c\n\"q\"" })
        #expect(repository.boundaries.map(\.name).contains("true"))
    }

    @Test func thereIsAnEndToProposals() {
        let scripts = (0..<200).map { "\"test:n\($0)\": \"x\"" }.joined(separator: ",")
        #expect(propose(["package.json": "{\"scripts\": {\(scripts)}}"]).gates.count == RepositoryProbe.maximumGates)
    }
}
