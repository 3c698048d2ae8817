import Testing

@testable import Git

@Suite struct ValuesTests {
    @Test(arguments: ["refs/heads/main", "refs/signalbox/lanes/L-7/snapshot-1", "refs/heads/signalbox/t-12-slug", "refs/heads/ünï"])
    func acceptsReferenceNames(_ name: String) throws {
        #expect(try RefName(name).name == name)
    }

    @Test(arguments: [
        "", "main", "--upload-pack=x", "refs/heads", "refs/heads/", "refs/heads/a..b", "refs/heads/a b", "refs/heads/a~1", "refs/heads/a^",
        "refs/heads/a:b", "refs/heads/a?", "refs/heads/*", "refs/heads/[x", "refs/heads/a\\b", "refs/heads/.a", "refs/heads/a.lock",
        "refs/heads/a.lock/b", "refs/heads/a//b", "refs/heads/a.", "refs/heads/a@{1}", "refs/heads/a\nb", "refs/heads/\u{1B}[31m",
        "/refs/heads/a",
    ])
    func refusesReferenceNames(_ name: String) {
        #expect(throws: GitError.self) { try RefName(name) }
    }

    @Test func refusesBranchesThatLookLikeOptions() {
        #expect(throws: GitError.self) { try RefName(branch: "--upload-pack=x") }
        #expect(throws: GitError.self) { try RefName(branch: "-d") }
        #expect(throws: GitError.self) { try RefName(branch: "HEAD") }
    }

    @Test(arguments: [
        ("/srv/a:b/repo", RemoteLocation.Transport.path), ("file:///srv/repo", .file), ("https://example.com/x.git", .https),
        ("ssh://git@example.com:22/x", .ssh), ("git@example.com:x/y.git", .ssh), ("example.com:x", .ssh),
    ])
    func acceptsRemotes(_ text: String, _ transport: RemoteLocation.Transport) throws {
        #expect(try RemoteLocation(text).transport == transport)
    }

    @Test(arguments: [
        "", "-u", "--upload-pack=touch /tmp/x", "ext::sh -c x", "fd::3", "relative/path", "ftp://x/y", "ssh://-oProxyCommand=x/y",
        "ssh://a@-oX/y",
        "-oProxyCommand=x:y", "git@-oX:y", "https://", "https:///x", "/a\nb", "/a\u{1B}[31m", "host:",
    ])
    func refusesRemotes(_ text: String) {
        #expect(throws: GitError.self) { try RemoteLocation(text) }
    }

    @Test func resolvesRelativeRemotesAndHidesSecrets() throws {
        #expect(try RemoteLocation("../x", relativeTo: "/srv/work").address == "/srv/x")
        #expect(try RemoteLocation("https://me:secret@example.com/x").description == "https://…@example.com/x")
        #expect(try RemoteLocation("https://token@example.com/x").description == "https://…@example.com/x")
    }

    @Test(arguments: ["git version 2.39.5": "2.39", "git version 2.45.1 (Apple Git-154)": "2.45", "git version 2.38.rc1": "2.38"])
    func readsVersions(_ line: String, _ version: String) {
        #expect(GitVersion(line: line)?.description == version)
    }

    @Test func refusesForeignVersions() {
        #expect(GitVersion(line: "hub version 2.14") == nil)
        #expect(GitVersion(line: "git version x.y") == nil)
        #expect(GitVersion(major: 2, minor: 37) < .required && GitVersion(major: 3, minor: 0) > .required)
    }

    @Test func escapesWhatWouldRedrawATerminal() {
        #expect(DisplayText.escape("a\u{1B}[31m\nb\u{202E}c") == "a\\x1B[31m\\nb<U+202E>c")
        #expect(DisplayText.escape([0x61, 0xFF, 0xC3, 0xA9, 0xE2, 0x82]) == "a\\xFFé\\xE2\\x82")
        #expect(DisplayText.escape("naïve 日本 🎈\t", keepingTabs: true) == "naïve 日本 🎈\t")
    }

    @Test(arguments: ["../x", "/x", "a/../b", ".git/config", "a/.GIT/b", "a//b", "", "./a"])
    func knowsUnsafePaths(_ path: String) {
        #expect(!RepositoryPath(path).isSafe)
    }

    @Test func knowsSafePaths() {
        #expect(RepositoryPath("-a/b\nc").isSafe && RepositoryPath(bytes: [0xFF, 0x2F, 0x61]).isSafe)
        #expect(RepositoryPath("a/b").isInside(RepositoryPath("a")) && !RepositoryPath("ab").isInside(RepositoryPath("a")))
    }

    @Test func refusesAbbreviatedObjectNames() {
        #expect(
            ObjectID("abc123") == nil && ObjectID(String(repeating: "g", count: 40)) == nil
                && ObjectID(String(repeating: "a", count: 40)) != nil)
    }

    @Test func readsProgress() {
        let bytes = Array(
            "remote: Counting objects:  50% (5/10)\rReceiving objects: 100% (10/10), 1.2 MiB | 2 MiB/s, done.\nfatal: x\n".utf8)
        #expect(GitProgress.reports(in: bytes).map(\.percent) == [50, 100])
        #expect(GitProgress.reports(in: bytes).last?.phase == "Receiving objects")
    }
}
