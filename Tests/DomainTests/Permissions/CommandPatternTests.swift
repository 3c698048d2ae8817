import Testing

@testable import Domain

struct CommandPatternTests {
    @Test(
        arguments: [
            (
                "git commit *", ["git commit -m x", "/usr/bin/git commit a"],
                ["git commit", "git -C x commit a", "git commits x", "X=1 git commit a"]
            ),
            ("swift test*", ["swift test", "swift test a b", "swift tests"], ["swift", "swift t", "swift build test"]),
            ("make", ["make", "timeout 3 make"], ["make x", "makes"]),
            ("mak*", ["make", "make x"], ["ma"]),
            ("*", ["a", "a b c"], ["X=1 a"]),
            ("CI=1 npm test *", ["CI=1 npm test a", "env CI=1 npm test a"], ["npm test a", "CI=2 npm test a", "CI=1 B=2 npm test a"]),
            ("./run *", ["./run a"], ["run a", "cd sub && ./run a"]),
            ("scripts/x", ["scripts/x", "./scripts/x", "cd scripts && ./x"], ["x", "/scripts/x"]),
            ("a b", ["a b", "a 'b'"], ["a *", "a b*", "a ~", "a ?"]),
            ("a *", ["a *", "a ~/x"], ["a"]),
        ] as [(String, [String], [String])])
    func covers(_ pattern: String, _ good: [String], _ bad: [String]) throws {
        let pattern = try CommandPattern(pattern)
        for text in good {
            #expect(ShellCommand(text, directory: "/w").commands.allSatisfy { pattern.covers($0, root: "/w") }, "\(pattern) \(text)")
        }
        for text in bad {
            #expect(!ShellCommand(text, directory: "/w").commands.contains { pattern.covers($0, root: "/w") }, "\(pattern) \(text)")
        }
    }

    @Test(arguments: ["", " ", "a * b", "a*b", "*a", "a && b", "a | b", "a $x", "a 'b'", "a > b", "a;b", "**", "a # b", "a\\"])
    func refuses(_ text: String) {
        #expect(throws: CommandPatternError.self) { try CommandPattern(text) }
    }
}
