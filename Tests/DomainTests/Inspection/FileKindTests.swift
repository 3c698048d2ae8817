import Domain
import Testing

struct FileKindTests {
    private func file(_ path: String, _ lines: Int = 4, status: String = "modified", binary: Bool = false) -> CandidateFile {
        CandidateFile(path: path, status: status, additions: lines, deletions: 0, binary: binary, digest: "d")
    }

    @Test(arguments: [
        ("src/main.swift", FileKind.source), ("Tests/MainTests.swift", .test), ("src/a.test.ts", .test), ("pkg/a_test.go", .test),
        ("src/latest.ts", .source), ("README.md", .docs), ("docs/notes.txt", .docs), ("notes.txt", .source), ("deploy.yaml", .config),
        ("Makefile", .config), (".env.example", .config), ("package-lock.json", .lockfile), ("web/yarn.lock", .lockfile),
        ("Cargo.lock", .lockfile), ("dist/app.min.js", .generated), ("api/x.pb.go", .generated), ("vendor/lib/a.go", .vendored),
        ("vendor", .source), ("src/vendor.ts", .source), ("node_modules/a/index.js", .vendored), ("spec/a.md", .test),
        ("tests/README.md", .test), ("", .source),
    ])
    func byName(path: String, kind: FileKind) {
        let rule = FileKindRule(file(path))
        #expect(rule.kind == kind, "\(path): \(rule.reason)")
        #expect(!rule.reason.isEmpty && rule.isFolded == kind.isFolded)
    }

    @Test func byTheRepositorysWord() {
        #expect(FileKindRule(file("a.c"), FileMarks(generated: true)).kind == .generated)
        #expect(FileKindRule(file("a.pb.go"), FileMarks(generated: false, header: "@generated")).kind == .source)
        #expect(FileKindRule(file("a.c"), FileMarks(vendored: true)).kind == .vendored)
        #expect(FileKindRule(file("vendor/a.c"), FileMarks(vendored: false)).kind == .source)
        #expect(FileKindRule(file("a.c"), FileMarks(documentation: true)).kind == .docs)
        #expect(FileKindRule(file("a.c", binary: true)).kind == .binary)
        #expect(FileKindRule(file("a.c", FileKindRule.largeLines + 1)).kind == .tooLarge)
        #expect(FileKindRule(file("a.c", FileKindRule.largeLines)).kind == .source)
        #expect(FileKindRule(file("sub"), FileMarks(isSubmodule: true)).isFolded == false)
    }

    @Test func theCandidatesOwnWordFoldsNothing() {
        let header = FileMarks(header: "@generated", isHeaderNew: true)
        #expect(FileKindRule(file("a.c"), header).kind == .generated && !FileKindRule(file("a.c"), header).isFolded)
        #expect(FileKindRule(file("a.c", status: "added"), header).isFolded)
        #expect(!FileKindRule(file("a.c"), FileMarks(generated: true, areAttributesNew: true)).isFolded)
        #expect(FileKindRule(file("yarn.lock"), FileMarks(areAttributesNew: true)).isFolded)
    }

    @Test(arguments: [
        (".github/workflows/ci.yml", "modified", 1, "continuous integration runs it"),
        ("src/authService.ts", "modified", 1, "'auth' in its path"), ("src/author.ts", "modified", 1, nil),
        ("db/migrations/1.sql", "added", 1, "a database migration"), ("go.sum", "modified", 1, "pins dependencies"),
        ("package.json", "modified", 1, "declares dependencies"), ("Tests/ATests.swift", "deleted", 1, "a deleted test"),
        ("src/a.swift", "modified", 1, nil), (".gitattributes", "modified", 1, "a setting of git or of the forge"),
    ])
    func sensitivity(path: String, status: String, lines: Int, words: String?) {
        let shown = InspectedFile(file(path, lines, status: status), marks: FileMarks(), seen: SeenState(kind: .new)).sensitive
        #expect(shown == (words.map { [$0] } ?? []))
    }

    @Test func modes() {
        let shown = InspectedFile(file("a"), marks: FileMarks(), seen: SeenState(kind: .new), oldMode: "100644", newMode: "100755")
        #expect(shown.sensitive == ["executable now"] && shown.newMode == "100755")
    }

    @Test func treeOrderHasFoldersFirst() {
        let paths = ["b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "a/b.txt", "é/x", "a-b/c"]
        let files = paths.map { InspectedFile(file($0), marks: FileMarks(), seen: SeenState(kind: .new)) }
        #expect(InspectedFile.inTreeOrder(files).map(\.path) == ["a/b/c.txt", "a/b.txt", "a/z.txt", "a-b/c", "é/x", "a.txt", "b.txt"])
    }
}
