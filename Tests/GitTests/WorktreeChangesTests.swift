import Foundation
import Testing

@testable import Git

@Suite struct WorktreeChangesTests {
    private func worktree(_ box: Sandbox) async throws -> Worktree {
        let mirror = try await box.mirror(of: box.remote())
        let head = try await mirror.defaultHead().commit
        return try await box.pool(mirror).acquire(lane: "L-1", base: head, branch: RefName(branch: "t-1")).worktree
    }

    private func lines(_ changes: [ChangedFile]) -> [String] {
        changes.map { "\($0.status.rawValue) \($0.path) +\($0.additions) -\($0.deletions)\($0.isBinary ? " binary" : "")" }
    }

    @Test func committedStagedAndNewFilesAgainstTheBase() async throws {
        let box = try await Sandbox()
        let worktree = try await worktree(box)
        #expect(try await WorktreeChanges(worktree, limit: 100).read().files.isEmpty)
        try box.shell(
            """
            echo four >> a.txt; git add a.txt; git commit -qm work; git rm -q b.txt
            printf 'x\\ny' > new.txt; printf 'a\\0b' > data.bin; echo '*.log' > .gitignore; echo l > x.log
            git add new.txt; git update-index --assume-unchanged a.txt
            """, in: worktree.path)
        let before = try Data(contentsOf: URL(fileURLWithPath: worktree.gitDirectory + "/index"))
        let found = try await WorktreeChanges(worktree, limit: 100).read()
        #expect(
            lines(found.files) == [
                "A .gitignore +1 -0", "M a.txt +1 -0", "D b.txt +0 -1", "A data.bin +0 -0 binary", "A new.txt +2 -0",
            ])
        #expect(!found.isCut)
        #expect(try Data(contentsOf: URL(fileURLWithPath: worktree.gitDirectory + "/index")) == before)
        let cut = try await WorktreeChanges(worktree, limit: 2).read()
        #expect(cut.files.count == 2 && cut.isCut)
    }

    @Test func hostileNamesLinksPipesAndRepositoriesInside() async throws {
        let box = try await Sandbox()
        let worktree = try await worktree(box)
        let trap = box.root + "/trap"
        try box.shell(
            """
            printf x > "$(printf 'a\\nb\\033[2J')"; printf x > "$(printf 'bytes\\377')"; printf x > -rf
            mkfifo pipe; ln -s /etc/passwd link; ln -s /etc linked
            head -c 3000000 /dev/zero | tr '\\0' 'y' > large.txt
            git init -q nested; cd nested; echo n > n.txt; git add n.txt; git commit -qm n
            git config core.fsmonitor 'touch \(trap)'; git config filter.x.clean 'touch \(trap)'; echo '* filter=x' > .gitattributes
            """, in: worktree.path)
        try box.shell("echo '* filter=x diff=x' > .gitattributes; echo changed >> a.txt", in: worktree.path)
        let found = try await WorktreeChanges(worktree, limit: 100).read()
        let names = Set(found.files.map(\.path.bytes))
        for name in [Array("a\nb\u{1B}[2J".utf8), Array("bytes".utf8) + [0xFF], Array("-rf".utf8), Array("link".utf8), Array("a.txt".utf8)]
        {
            #expect(names.contains(name), "\(String(decoding: name, as: UTF8.self).debugDescription)")
        }
        #expect(!names.contains { $0.starts(with: Array("nested/".utf8)) })
        let large = try #require(found.files.first { $0.path.string == "large.txt" })
        #expect(!large.countsLines)
        #expect(!box.exists(trap))
    }
}
