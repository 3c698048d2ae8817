import Foundation
import Testing

@testable import Git

@Suite struct DiffTests {
    /// A repository in which `script` makes commits; `git rev-parse NAME` gives them.
    private func repository(_ box: Sandbox, _ script: String) throws -> (GitRepository, (String) throws -> ObjectID) {
        let path = "\(box.root)/r"
        try box.shell(
            "git init -q -b main r; cd r; c() { git add -A; git commit -q --allow-empty -m \"$1\"; git tag \"$1\"; }\n" + script,
            in: box.root)
        return (
            GitRepository(client: box.client, directory: path + "/.git"),
            { try box.id(try box.shell("git rev-parse '\($0)^{commit}'", in: path)) }
        )
    }

    @Test func listsEveryKindOfChange() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box,
            """
            printf '1\\n2\\n3\\n' > mod; echo d > del; seq 20 > old; printf 'a\\0b' > bin; echo t > type; echo x > mode; c one
            printf '1\\nX\\n3\\nY\\n' > mod; rm del; git mv old new; printf 'a\\0c' > bin; rm type; ln -s /etc/passwd type; chmod +x mode
            echo n > "$(printf 'n\\n\\033[31m"x\\377')"; echo dash > ./--output=x; c two
            """)
        let reader = DiffReader(repository)
        let (one, two) = (try id("one"), try id("two"))
        let changes = try await reader.changes(from: one, to: two)
        let shown = Dictionary(uniqueKeysWithValues: changes.map { ($0.path.description, $0) })
        #expect(Set(shown.keys) == ["mod", "del", "new", "bin", "type", "mode", "n\\n\\x1B[31m\"x\\xFF", "--output=x"])
        #expect(shown["mod"]?.status == .modified && shown["mod"]?.additions == 2 && shown["mod"]?.deletions == 1)
        #expect(shown["del"]?.status == .deleted && shown["del"]?.newID == nil)
        #expect(shown["new"]?.status == .renamed && shown["new"]?.oldPath == RepositoryPath("old"))
        #expect(shown["bin"]?.isBinary == true && shown["type"]?.status == .typeChanged && shown["type"]?.newMode == .link)
        #expect(shown["mode"]?.newMode == .executable)
        #expect(Set(changes.map(\.diffDigest)).count == changes.count && changes.allSatisfy { $0.diffDigest.count == 64 })
        for change in changes {
            let diff = try await reader.diff(of: change, from: one, to: two)
            let lines = diff.hunks.flatMap(\.lines)
            #expect(lines.filter { $0.kind == .added }.count == change.additions, "\(change.path)")
            #expect(lines.filter { $0.kind == .deleted }.count == change.deletions, "\(change.path)")
        }
    }

    @Test func numbersLines() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box, "seq 30 > f; c one; sed -i.bak -e 5d -e 's/^20$/twenty/' f; rm f.bak; printf 'end' >> f; c two")
        let reader = DiffReader(repository)
        let (one, two) = (try id("one"), try id("two"))
        let file = try #require(try await reader.changes(from: one, to: two).first)
        let diff = try await reader.diff(of: file, from: one, to: two)
        #expect(diff.hunks.map(\.oldStart) == [2, 17, 28] && diff.hunks.map(\.newStart) == [2, 16, 27])
        let lines = diff.hunks.flatMap(\.lines)
        #expect(lines.first { $0.kind == .deleted }.map { [$0.oldNumber, $0.newNumber] } == [5, nil])
        #expect(lines.first { $0.text == "twenty" }.map { [$0.oldNumber, $0.newNumber] } == [nil, 19])
        #expect(lines.last?.lacksNewline == true && lines.last?.text == "end")
    }

    @Test func boundsWhatItReadsAndEscapesIt() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box,
            """
            : > f; c one; printf 'a\\033[2Jb\\377\\n' > f; head -c 10000 /dev/zero | tr '\\0' x >> f; echo >> f; printf 'diff --git a/x b/x\\n@@ -1 +1 @@\\n--- a/f\\n' >> f; seq 100 >> f; c two
            """)
        let reader = DiffReader(repository)
        let (one, two) = (try id("one"), try id("two"))
        let file = try #require(try await reader.changes(from: one, to: two).first)
        let diff = try await reader.diff(of: file, from: one, to: two, lineLimit: 6, byteLimit: 100)
        #expect(diff.isTruncated && diff.hunks.count == 1 && diff.hunks[0].lines.count == 6)
        let lines = diff.hunks[0].lines
        #expect(lines[0].text == "a\\x1B[2Jb\\xFF" && lines[1].omittedBytes == 9900 && lines[1].bytes.count == 100)
        #expect(lines[2].text == "diff --git a/x b/x" && lines[3].text == "@@ -1 +1 @@" && lines[4].text == "--- a/f")
    }

    @Test func theDigestFollowsTheChangeAndNotTheBase() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box,
            """
            seq 40 > f; echo o > other; c base; sed -i.b 's/^30$/thirty/' f; rm f.b; c head
            git checkout -q base; (echo zero; echo minus; cat f) > g; mv g f; echo p > other; c moved; sed -i.b 's/^30$/thirty/' f; rm f.b; c head-moved
            sed -i.b 's/^29$/near/' f; rm f.b; c near; sed -i.b 's/^30$/dreissig/' f; git checkout -q moved -- f; sed -i.b 's/^30$/THIRTY/' f; rm f.b; c different
            """)
        let reader = DiffReader(repository)
        func digest(_ old: String, _ new: String) async throws -> String? {
            try await reader.changes(from: id(old), to: id(new)).first { $0.path == RepositoryPath("f") }?.diffDigest
        }
        let original = try await digest("base", "head")
        #expect(original != nil)
        #expect(try await digest("moved", "head-moved") == original)
        #expect(try await digest("moved", "near") != original)
        #expect(try await digest("moved", "different") != original)
        #expect(try await digest("head", "base") != original)
    }

    @Test func attributesHideNothing() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box,
            """
            echo a > f; c one; printf '* -diff\\nf diff=evil\\n' > .gitattributes; git config diff.evil.textconv "touch $ROOT/owned; cat"
            git config diff.evil.command "touch $ROOT/owned"; git config diff.external "touch $ROOT/owned"; echo b > f; c two
            """)
        let (one, two) = (try id("one"), try id("two"))
        let reader = DiffReader(repository)
        let file = try #require(try await reader.changes(from: one, to: two).first { $0.path == RepositoryPath("f") })
        #expect(!file.isBinary && file.additions == 1)
        #expect(try await reader.diff(of: file, from: one, to: two).hunks.count == 1)
        #expect(!box.exists("\(box.root)/owned"))
    }

    @Test func replacementObjectsHideNothing() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box, "echo a > f; c one; echo evil > f; c two; echo a > f; c innocent; git replace two innocent")
        let (one, two) = (try id("one"), try id("two"))
        #expect(try await DiffReader(repository).changes(from: one, to: two).count == 1)
    }

    @Test func readsAttributesOfACommit() async throws {
        let box = try await Sandbox()
        let (repository, id) = try repository(
            box,
            "printf 'gen/** linguist-generated\\nyarn.lock -linguist-generated\\nlib/* linguist-vendored=false\\n' > .gitattributes; c one; echo '* linguist-generated' > .gitattributes; c two"
        )
        let names = ["linguist-generated", "linguist-vendored"]
        let paths = ["gen/a.c", "src/a.c", "yarn.lock", "lib/x", "gen/new\nline"].map { RepositoryPath($0) }
        let found = try await AttributeReader(repository).values(of: names, at: paths, tree: id("one"))
        #expect(
            found == [
                RepositoryPath("gen/a.c"): ["linguist-generated": "set"], RepositoryPath("yarn.lock"): ["linguist-generated": "unset"],
                RepositoryPath("lib/x"): ["linguist-vendored": "false"], RepositoryPath("gen/new\nline"): ["linguist-generated": "set"],
            ])
        #expect(try await AttributeReader(repository).values(of: names, at: paths, tree: id("two")).count == paths.count)
        #expect(try await AttributeReader(repository).values(of: names, at: [], tree: id("two")).isEmpty)
    }
}
