import Foundation
import Testing

@testable import Git

/// Looking into a commit without a worktree.
@Suite struct NeighbourTests {
    private static let hostile = """
        mkdir -p src/deep; printf 'one\\nfind: me\\nlast' > src/a.txt; echo 'find: me' > src/deep/b.txt; printf 'find: me\\0' > bin
        echo 'find: me' > "$(printf 'odd\\nname:1')"; echo '--open-files-in-pager=touch x' > option; ln -s src/a.txt link; echo 'find: .' > dots
        printf '%0600d find: me\\n' 1 > long; echo 'find: me' > './*.txt'
        """

    private func repository(_ box: Sandbox) async throws -> (GitRepository, ObjectID) {
        let mirror = try await box.mirror(of: try box.remote(script: Self.hostile))
        return (mirror.repository, try #require(try await mirror.tracked(branch: "main")))
    }

    @Test func aTextIsFoundAsItStands() async throws {
        let box = try await Sandbox()
        let (repository, commit) = try await repository(box)
        let search = TextSearch(repository)
        func places(_ text: String, _ folder: String? = nil) async throws -> [String] {
            try await search.hits(of: text, in: commit, folder: folder.map { RepositoryPath($0) }, perFile: 9, lineLimit: 20)
                .map { "\($0.path.string ?? "?"):\($0.line):\($0.text)" }
        }
        let all = try await places("find: me")
        #expect(all.contains("src/a.txt:2:find: me") && all.contains("odd\nname:1:1:find: me") && all.contains("src/deep/b.txt:1:find: me"))
        #expect(all.contains("long:1:00000000000000000000"), "cut, and found behind the cut")
        #expect(!all.contains { $0.hasPrefix("bin") || $0.hasPrefix("dots") || $0.hasPrefix("link") })
        #expect(try await places("find: me", "src").count == 2)
        #expect(try await places("find: me", "*.txt") == ["*.txt:1:find: me"], "a path is no pattern")
        #expect(try await places("find: me", ":(top)src").isEmpty)
        #expect(try await places("--open-files-in-pager=touch x") == ["option:1:--open-files-in-page"])
        #expect(try await places("nowhere at all").isEmpty)
    }

    @Test func aPlaceIsWhatItIsAndNoLinkIsFollowed() async throws {
        let box = try await Sandbox()
        let (repository, commit) = try await repository(box)
        let look = TreeLook(repository)
        func at(_ path: String, limit: Int = 1 << 20) async throws -> TreeLook.Found? {
            try await look.look(at: RepositoryPath(path), in: commit, limit: limit)
        }
        #expect(try await at("src/a.txt") == .file(Array("one\nfind: me\nlast".utf8)))
        #expect(try await at("src") == .folder([RepositoryPath("a.txt"), RepositoryPath("deep/")]))
        #expect(try await at("link") == .link(target: "src/a.txt"))
        #expect(try await at("odd\nname:1") == .file(Array("find: me\n".utf8)))
        guard case .folder(let names)? = try await at("") else { return #expect(Bool(false), "the root is a folder") }
        #expect(names.contains(RepositoryPath("src/")) && names.contains(RepositoryPath("*.txt")))
        for path in ["none", "src/../option", "../x", "/etc/passwd", ".git/config", "link/x", "s*"] { #expect(try await at(path) == nil) }
        #expect(await kindThrown { _ = try await at("long", limit: 100) } == .outputTooLarge(limit: 100))
    }
}
