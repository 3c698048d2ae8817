import Testing

@testable import Domain

struct TextRuleTests {
    @Test(
        arguments: [
            (.name, ["web", "a.b_c-d", "1", "_x"], ["", "-a", ".a", "a b", "a/b", "é", "a\n"]),
            (.code, ["stuck", "too-large", "v2"], ["", "Big", "-a", "a--b", "a-", "a_b"]),
            (.timeZone, ["UTC", "Europe/Berlin", "Etc/GMT+3"], ["", "/etc", "+3", "a b"]),
            (
                .branch, ["main", "release/1.2", "a@b"],
                [
                    "", "-x", "--upload-pack=x", "a..b", "a b", "/a", "a/", "a//b", ".a", "a.lock", "a~1", "a^", "a:b", "@", "a@{1}", "a[",
                    "a.",
                ]
            ),
            (
                .webAddress, ["https://x.org/a", "http://localhost:80", "file:///tmp/x"],
                ["", "ftp://x", "x.org", "https://", "javascript:1", "https://a b"]
            ),
            (.glob, ["src/**", "a"], ["", "/a", "a**", "../a"]),
            (.relativePath, [".build", "a/b", "a/"], ["", "/a", "..", "a/../b", "~/a", ".git", ".git/hooks", "./a", "a//b"]),
            (.variable, ["PATH", "_a1"], ["", "1A", "A-B", "A*", "A=B"]),
            (.variablePattern, ["PATH", "LC_*"], ["", "*", "A*B", "1*"]),
            (
                .host, ["example.org", "*.example.org", "127.0.0.1:8787", "localhost", "[::1]", "[::1]:80", "a_b.c:65535"],
                [
                    "", "*", "*.", "*.org:x", "a*.b", "-a.b", "a..b", "a b", "https://a", "a/b", "a:0", "a:65536", "a:", ":1", "[]", "[::1",
                    "[::1]x", "é.org", "a.", "::1",
                ]
            ),
            (
                .skill, ["review", "a-b2", "team/review", "x/y/z"],
                ["", "Review", "a--b", "-a", "a_b", "../a", "/a/b", "~/a", "a//b", "./a"]
            ),
            (.line, ["x y"], ["", "a\nb", "\u{1B}[31m", "a\u{2028}b"]),
            (.shell, ["a\nb", "a\tb", "true"], ["", "a\u{0}b", "a\u{1B}"]),
            (.commandPattern, ["make", "git commit *", "swift test*", "*"], ["", "a * b", "a;b", "a $x"]),
            (.anyGlob, ["src/**", "/usr/include/**"], ["", "//a", "../a", "/a//b"]),
            (.decimal, ["0.5", "2", "1.25"], ["", ".5", "1.", "-1", "1e3", "0.1234567"]),
            (.date, ["2026-11-23"], ["", "2026-11", "2026-13-01", "2026-11-32", "23.11.2026", "2026-1-123", "20a6-11-23"]),
            (.modelPattern, ["claude-*", "openai/gpt-x", "a b"], ["", "a\nb"]),
        ] as [(TextRule, [String], [String])])
    func rules(_ rule: TextRule, _ good: [String], _ bad: [String]) throws {
        for text in good { #expect(rule.fault(in: text) == nil, "\(rule): \(text)") }
        for text in bad {
            let fault = rule.fault(in: text)
            #expect(fault != nil, "\(rule): \(text)")
            #expect(fault?.remedy.isEmpty != true)
        }
        // What the reader accepts, editors must not mark.
        if let pattern = rule.pattern {
            let regex = try Regex(pattern)
            for text in good { #expect(text.contains(regex), "\(rule): \(text) and \(pattern)") }
        }
    }

    @Test(
        arguments: [
            ("../web", .folder("../web")), ("/srv/git/web.git", .folder("/srv/git/web.git")), ("./a:b", .folder("./a:b")),
            ("file:///srv/web", .fileURL("/srv/web")), ("https://example.org/a.git", .remote("https://example.org/a.git")),
            ("ssh://git@example.org:22/a", .remote("ssh://git@example.org:22/a")),
            ("git@example.org:team/a.git", .remote("git@example.org:team/a.git")),
            ("https://user@example.org/a", .remote("https://user@example.org/a")), ("git://example.org/a", .remote("git://example.org/a")),
        ] as [(String, RepositoryAddress)])
    func addresses(_ text: String, _ address: RepositoryAddress) {
        #expect(RepositoryAddress.read(text) == .success(address))
    }

    @Test(arguments: [
        "--upload-pack=touch /tmp/x", "ext::sh -c true", "fd::3", "ftp://example.org/a", "https://", "ssh://-oProxyCommand=x/a",
        "ssh://git@-oProxyCommand=x/a", "-host:path", "git@-oProxyCommand=x:a", "host:", "https://user:secret@example.org/a",
        "file://host/a",
        "file:relative/..",
    ])
    func refusedAddresses(_ text: String) {
        guard text != "file:relative/.." else {
            // git reads it as a host called "file", and so do we.
            #expect(RepositoryAddress.read(text) == .success(.remote(text)))
            return
        }
        guard case .failure(let fault) = RepositoryAddress.read(text) else {
            Issue.record("\(text) was accepted")
            return
        }
        #expect(!fault.message.contains("secret"))
    }

    @Test(arguments: [("90", 90), ("90s", 90), ("10m", 600), ("2h", 7200), ("0", 0), ("007s", 7)])
    func durations(_ text: String, _ seconds: Int) { #expect(UnitText.duration.read(text) == seconds) }

    @Test(arguments: ["", "m", "10 m", "1.5h", "-1", "1h30m", "10M", "99999999999999999999", "9223372036854775807h", "١s"])
    func notDurations(_ text: String) { #expect(UnitText.duration.read(text) == nil) }

    @Test(arguments: [("512", 512), ("512B", 512), ("50MB", 50_000_000), ("1GB", 1_000_000_000), ("3KB", 3000)])
    func sizes(_ text: String, _ bytes: Int) { #expect(UnitText.size.read(text) == bytes) }

    @Test(arguments: [0, 1, 59, 60, 90, 3600, 5400, 604_800])
    func writtenDurationsReadBack(_ seconds: Int) { #expect(UnitText.duration.read(UnitText.duration.write(seconds)) == seconds) }

    @Test(
        arguments: [
            ("gatez", "gates"), ("Gates", "gates"), ("agtes", "gates"), ("timeout_", "timeout"), ("zzz", nil),
            ("lanesPerRepositry", "lanesPerRepository"),
        ] as [(String, String?)])
    func suggestions(_ text: String, _ word: String?) {
        #expect(Suggestion.nearest(to: text, among: ["gates", "timeout", "lanes", "lanesPerRepository"]) == word)
    }
}
