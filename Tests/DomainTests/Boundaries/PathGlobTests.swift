import Testing

@testable import Domain

struct PathGlobTests {
    @Test(
        arguments: [
            ("src/**", ["src/a", "src/a/b", "src/.x"], ["src", "srcs/a", "a/src/b", "src//a", "src/../a", ""]),
            ("**", ["a", "a/b/c", ".github/x"], ["", "/a", "a/", "a//b"]),
            ("**/*.md", ["a.md", "docs/a.md", "a/b/.md"], ["a.mdx", "a.md/b"]),
            ("a/**/b", ["a/b", "a/x/b", "a/x/y/b", "a/b/b"], ["a", "b", "a/b/c", "ab"]),
            ("a/**/**/b", ["a/b", "a/x/b"], ["a/x"]),
            ("docs/", ["docs/a", "docs/a/b"], ["docs", "doc/a"]),
            ("docs", ["docs"], ["docs/a"]),
            ("*", ["a", ".gitignore"], ["a/b"]),
            ("a?c", ["abc", "a?c", "aéc"], ["ac", "abbc", "a/c"]),
            ("*a*b*", ["ab", "xaxbx", "aab"], ["ba", "a/b"]),
            ("app/[id]/page.ts", ["app/[id]/page.ts"], ["app/i/page.ts"]),
            ("x{y}", ["x{y}"], ["xy"]),
            // One scalar each: composed and decomposed forms are different file names for git.
            ("caf\u{E9}", ["caf\u{E9}"], ["cafe\u{301}"]),
            ("line?break", ["line\nbreak"], ["linebreak"]),
        ] as [(String, [String], [String])])
    func matches(_ glob: String, _ inside: [String], _ outside: [String]) throws {
        let glob = try PathGlob(glob)
        for path in inside { #expect(glob.matches(path), "\(glob) should match \(path)") }
        for path in outside { #expect(!glob.matches(path), "\(glob) should not match \(path)") }
    }

    @Test(arguments: [
        ("", "empty"), ("/a", "starts with '/'"), ("a//b", "empty part"), ("./a", "part '.'"), ("a/../b", "part '..'"),
        ("a**", "'**' beside"),
        ("**.md", "'**' beside"), ("a/{b,c}", "braces"), ("a\nb", "control"), ("/", "starts with"),
        (String(repeating: "a", count: 401), "longer"),
    ])
    func refuses(_ text: String, _ reason: String) {
        let error = #expect(throws: PathGlobError.self) { try PathGlob(text) }
        #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
        #expect(error?.remedy.isEmpty == false)
    }

    @Test(arguments: [
        ("src/**", "src/api/**", "src/api/a"), ("src/*.swift", "src/a*", "src/a.swift"), ("**/*.md", "docs/**", "docs/.md"),
        ("a/**/z", "a/b/*", "a/b/z"), ("*", "?", "a"), ("**", "x", "x"), ("a*c", "ab*", "abc"), ("docs/", "**/x?", "docs/xa"),
    ])
    func overlap(_ left: String, _ right: String, _ example: String) throws {
        #expect(try PathGlob(left).example(with: PathGlob(right)) == example)
        let other = try #require(try PathGlob(right).example(with: PathGlob(left)))
        #expect(try PathGlob(left).matches(other) && PathGlob(right).matches(other))
    }

    @Test(arguments: [
        ("src/**", "tests/**"), ("src/*", "src/*/*"), ("*.md", "**/*.mdx"), ("a/**/b", "a/**/c"), ("?", "??"), ("src", "src/**"),
        // Only `.` or `..` would match both, and those are no file names.
        (".*", "?"), ("*.", "?"), ("*.", ".?"),
    ])
    func apart(_ left: String, _ right: String) throws {
        #expect(try PathGlob(left).example(with: PathGlob(right)) == nil)
    }

    @Test func hostileGlobsEndSoon() throws {
        let stars = try PathGlob(String(repeating: "*a", count: 200))
        #expect(!stars.matches(String(repeating: "a", count: 4000) + "b"))
        #expect(stars.example(with: try PathGlob(String(repeating: "?*", count: 190) + "b")) == nil)
        let folders = try PathGlob(String(repeating: "**/a/", count: 79) + "a")
        #expect(!folders.matches(String(repeating: "a/", count: 2000) + "b"))
    }
}
