import Foundation
import Testing

@testable import Git

/// A repository and an agent that try to make our git run something, through the whole life of a lane.
@Suite struct HostileTests {
    @Test func nothingOfTheRepositoryRuns() async throws {
        let box = try await Sandbox()
        let touch = "touch \(box.root)/owned"
        let remote = try box.remote(
            script: """
                printf '* filter=evil diff=evil merge=evil\\n' > .gitattributes; printf '[submodule "s"]\\n\\tpath = s\\n\\turl = ext::sh -c \(touch)\\n\\tupdate = !\(touch)\\n' > .gitmodules
                echo one > a.txt; ln -s /etc passwd; printf 'x' > "$(printf 'new\\nline')"; printf x > ./--upload-pack=x; mkdir .husky; echo '\(touch)' > .husky/post-checkout
                git update-index --add --cacheinfo 160000,1111111111111111111111111111111111111111,s
                """)
        let hooks =
            "for h in post-checkout pre-commit commit-msg post-commit pre-push reference-transaction post-index-change pre-receive update post-update fsmonitor-watchman post-merge pre-auto-gc; do printf '#!/bin/sh\\n\(touch)\\n' > hooks/$h; chmod +x hooks/$h; done"
        try box.shell("mkdir -p hooks; " + hooks, in: remote)
        try box.shell("git config uploadpack.packObjectsHook '\(touch)'", in: remote)
        let mirror = try await box.mirror(of: remote)
        let base = try #require(try await mirror.tracked(branch: "main"))
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")).worktree
        #expect(!box.exists("\(box.root)/owned"))

        // What an agent can write from inside its worktree.
        try box.shell("mkdir -p '\(mirror.path)/hooks'; cd '\(mirror.path)'; " + hooks, in: worktree.path)
        try box.shell(
            """
            git -c core.hooksPath=/dev/null config filter.evil.clean '\(touch);cat'; git config filter.evil.smudge '\(touch);cat'; git config filter.evil.process '\(touch)'
            git config diff.evil.textconv '\(touch)'; git config merge.evil.driver '\(touch)'; git config core.fsmonitor '\(touch)'
            git config core.sshCommand '\(touch)'; git config url.ext::sh.insteadOf /; git config remote.origin.uploadpack '\(touch)'
            git config core.worktree /; git config extensions.worktreeConfig true; git config core.pager '\(touch)'; git config alias.status '!\(touch)'
            git config gpg.program '\(touch)'; git config commit.gpgSign true; git config include.path /etc/passwd
            rm -f $ROOT/owned
            """, in: mirror.path)
        try box.shell("echo two > a.txt; echo n > new; rm -f '\(box.root)/owned'", in: worktree.path)

        let work = CommitWork(worktree)
        #expect(try await !work.isClean())
        let head = try #require(try await work.commitAll(message: "leftovers"))
        try box.shell("echo more > more", in: worktree.path)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        let outcome = try await CandidateBuilder(mirror.repository).build(base: base, head: head, message: "x", secondsSince1970: 1)
        guard case .built(let candidate) = outcome else {
            Issue.record("not built: \(outcome)")
            return
        }
        let changes = try await DiffReader(mirror.repository).changes(from: base, to: candidate.commit)
        #expect(changes.map(\.path.description) == ["a.txt", "new"])
        try await mirror.fetch()
        #expect(try await Push(mirror).push(candidate.commit, to: RefName(branch: "main"), expecting: base) == .landed)
        #expect(try await pool.release(lane: "L-1", snapshot: snapshot) == .returned)
        let next = try await pool.acquire(lane: "L-2", base: candidate.commit)
        #expect(next.wasReused && box.read("\(next.worktree.path)/a.txt") == "two\n" && !box.exists("\(next.worktree.path)/more"))
        #expect(!box.exists("\(box.root)/owned"))
        #expect(await mirror.takeWarnings().isEmpty == false)
    }

    @Test func hooksDoNotRunWhereNothingGuardsThem() async throws {
        let box = try await Sandbox()
        let path = try box.remote()
        try box.shell(
            "mkdir -p hooks; printf '#!/bin/sh\\ntouch \(box.root)/owned\\n' > hooks/reference-transaction; chmod +x hooks/*", in: path)
        let repository = GitRepository(client: box.client, directory: path)
        let main = try #require(try await repository.resolve(RefName(branch: "main")))
        try await RefTransaction(repository).compareAndSwap(RefName(branch: "other"), expected: nil, new: main)
        #expect(!box.exists("\(box.root)/owned"))
        try box.shell("git update-ref refs/heads/third main", in: path)
        #expect(box.exists("\(box.root)/owned"), "the hook is a real one")
    }

    @Test func aWorktreeThatPointsElsewhereLeadsNowhere() async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: try box.remote())
        let base = try #require(try await mirror.tracked(branch: "main"))
        let worktree = try await box.pool(mirror).acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")).worktree
        try box.shell(
            "git init -q '\(box.root)/evil'; git -C '\(box.root)/evil' commit -q --allow-empty -m evil; echo 'gitdir: \(box.root)/evil/.git' > .git; echo x > x",
            in: worktree.path)
        let commit = try #require(try await CommitWork(worktree).commitAll(message: "x"))
        #expect(try await mirror.repository.resolve(RefName(branch: "t-1")) == commit)
        #expect(try box.shell("git log --format=%s", in: "\(box.root)/evil") == "evil")
    }

    @Test func aSnapshotThatCannotBeWrittenLosesNothing() async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: try box.remote())
        let base = try #require(try await mirror.tracked(branch: "main"))
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base).worktree
        try box.shell("echo work > w", in: worktree.path)
        // A file where git's scratch folder must be makes each write fail, for any user.
        try box.shell("rm -rf signalbox/scratch; mkdir -p signalbox; : > signalbox/scratch", in: mirror.path)
        await #expect(throws: (any Error).self) {
            try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        }
        try box.shell("rm signalbox/scratch", in: mirror.path)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        #expect(try box.shell("git show \(snapshot.commit):w", in: mirror.path) == "work")
    }
}
