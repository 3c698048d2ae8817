import Foundation
import Testing

@testable import Git

@Suite struct SnapshotTests {
    private static let mess = """
        printf 'ONE\\r\\ntwo\\n' > crlf.txt; rm gone.txt; chmod +x tool.sh; rm toLink; ln -s ../outside toLink; rm fileToFolder; mkdir fileToFolder
        echo in > fileToFolder/x; rm -r folderToFile; echo now > folderToFile; mkdir -p sub/deep; echo new > sub/deep/untracked
        printf 'line' > "$(printf 'new\\nline\\033[31m')"; printf 'dash' > ./-rf; printf 'raw' > "$(printf 'bad\\377name')"; ln -s nowhere dangling
        mkdir build; echo built > build/out; chmod +x build/out; echo staged > staged.txt; git add staged.txt; echo later > staged.txt
        printf 'quote' > 'a"b\\c'
        """

    private func worktree(_ box: Sandbox) async throws -> (Worktree, WorktreePool, ObjectID) {
        let remote = try box.remote(
            script: """
                printf 'one\\ntwo\\n' > crlf.txt; echo g > gone.txt; echo t > tool.sh; echo l > toLink; echo f > fileToFolder; mkdir folderToFile
                echo x > folderToFile/y; printf '* text=auto eol=lf\\n*.txt filter=owned ident\\n' > .gitattributes; echo 'build/' > .gitignore
                """)
        let mirror = try await box.mirror(of: remote)
        let base = try #require(try await mirror.tracked(branch: "main"))
        let pool = try box.pool(mirror)
        return (try await pool.acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")).worktree, pool, base)
    }

    private func listing(_ box: Sandbox, _ path: String) throws -> String {
        try box.shell(
            "find . -path ./.git -prune -o ! -type d -printf '%p %m %l ' -a \\( -type f -exec sha1sum {} \\; -o -printf '\\n' \\) | LC_ALL=C sort",
            in: path)
    }

    @Test func bringsEverythingBackInAnotherWorktree() async throws {
        let box = try await Sandbox()
        let (worktree, pool, base) = try await worktree(box)
        try box.shell(Self.mess, in: worktree.path)
        let before = try listing(box, worktree.path)
        let status = try box.shell("git status --porcelain=v1", in: worktree.path)
        let ref = try RefName("refs/signalbox/lanes/L-1/snapshot-1")
        let snapshot = try await Snapshot.take(worktree, ref: ref, secondsSince1970: 7)
        #expect(snapshot.mustRetain == nil && snapshot.leftOutCount == 0 && snapshot.state.head == base)
        #expect(try box.shell("git status --porcelain=v1", in: worktree.path) == status, "taking it changes nothing")
        #expect(try await Snapshot.load(ref, from: worktree.repository).state == snapshot.state)
        #expect(try await Snapshot.take(worktree, ref: ref, secondsSince1970: 7) == snapshot, "taking it twice is one snapshot")
        #expect(try await pool.release(lane: "L-1", snapshot: snapshot) == .returned)

        let fresh = try await pool.acquire(lane: "L-9", base: base).worktree
        #expect(try listing(box, fresh.path) != before)
        _ = try await SnapshotRestore(fresh).restore(ref)
        #expect(try listing(box, fresh.path) == before)
        #expect(try box.shell("git status --porcelain=v1", in: fresh.path) == status)
        #expect(try box.shell("git show :staged.txt; git branch --show-current", in: fresh.path) == "staged\nt-1")
    }

    @Test func holdsCommitsOfADetachedHead() async throws {
        let box = try await Sandbox()
        let (worktree, _, _) = try await worktree(box)
        try box.shell("git checkout -q --detach; echo d > d; git add d; git commit -q -m detached", in: worktree.path)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        #expect(snapshot.state.branch == nil)
        #expect(try box.shell("git log -1 --format=%s \(snapshot.commit)^1", in: worktree.repository.directory) == "detached")
    }

    @Test func holdsABranchWithoutCommits() async throws {
        let box = try await Sandbox()
        let (worktree, pool, base) = try await worktree(box)
        try box.shell("git checkout -q --orphan fresh; git rm -rq --cached .; rm -f gone.txt; echo o > only", in: worktree.path)
        let ref = try RefName("refs/signalbox/lanes/L-1/s")
        let snapshot = try await Snapshot.take(worktree, ref: ref, secondsSince1970: 1)
        #expect(snapshot.state.head == nil)
        let before = try listing(box, worktree.path)
        let other = try await pool.acquire(lane: "L-2", base: base).worktree
        _ = try await SnapshotRestore(other).restore(ref)
        #expect(try listing(box, other.path) == before)
        #expect(try box.shell("git branch --show-current", in: other.path) == "fresh")
    }

    @Test func saysWhichIgnoredFilesItLeftOut() async throws {
        let box = try await Sandbox()
        let (worktree, _, _) = try await worktree(box)
        try box.shell("mkdir build; head -c 3000 /dev/zero > build/big; echo s > build/small; git init -q build/dep", in: worktree.path)
        let limits = SnapshotLimits(ignoredBytes: 100, ignoredFiles: 10)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1, limits: limits)
        #expect(snapshot.mustRetain == nil)
        #expect(Set(snapshot.leftOut.map(\.path.description)) == ["build/big", "build/dep/"])
        let tree = try #require(snapshot.state.ignoredTree)
        #expect(try box.shell("git ls-tree -r --name-only \(tree)", in: worktree.repository.directory) == "build/small")
    }

    @Test func holdsFilesDuringAnUnfinishedMerge() async throws {
        let box = try await Sandbox()
        let (worktree, pool, base) = try await worktree(box)
        try box.shell(
            "echo A > gone.txt; git commit -qam a; git checkout -q -b other HEAD~1; echo B > gone.txt; git commit -qam b; git merge -q t-1 || true",
            in: worktree.path)
        let text = box.read("\(worktree.path)/gone.txt")
        #expect(text?.contains("<<<<<<<") == true)
        let ref = try RefName("refs/signalbox/lanes/L-1/s")
        let snapshot = try await Snapshot.take(worktree, ref: ref, secondsSince1970: 1)
        #expect(try await pool.release(lane: "L-1", snapshot: snapshot) == .returned)
        let other = try await pool.acquire(lane: "L-2", base: base).worktree
        _ = try await SnapshotRestore(other).restore(ref)
        #expect(box.read("\(other.path)/gone.txt") == text)
    }

    @Test func refusesToRestoreOverWork() async throws {
        let box = try await Sandbox()
        let (worktree, _, _) = try await worktree(box)
        let ref = try RefName("refs/signalbox/lanes/L-1/s")
        _ = try await Snapshot.take(worktree, ref: ref, secondsSince1970: 1)
        try box.shell("echo w > work", in: worktree.path)
        #expect(await kindThrown { _ = try await SnapshotRestore(worktree).restore(ref) } == .worktreeOccupied)
        #expect(box.read("\(worktree.path)/work") == "w\n")
        #expect(await kindThrown { _ = try await SnapshotRestore(worktree).restore(RefName("refs/signalbox/none/x")) } == .snapshotMissing)
    }

    @Test func filesInsideASubmoduleFolderAreNotLost() async throws {
        let box = try await Sandbox()
        let remote = try box.remote(
            script: "echo a > a; git init -q sub; (cd sub; echo s > s; git add s; git commit -q -m s); git add sub 2>/dev/null")
        let mirror = try await box.mirror(of: remote)
        let base = try #require(try await mirror.tracked(branch: "main"))
        let worktree = try await box.pool(mirror).acquire(lane: "L-1", base: base).worktree
        let ref = try RefName("refs/signalbox/lanes/L-1/s")
        #expect(try await Snapshot.take(worktree, ref: ref, secondsSince1970: 1).mustRetain == nil)
        try box.shell("echo hidden > sub/hidden", in: worktree.path)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s2"), secondsSince1970: 1)
        #expect(snapshot.mustRetain?.contains("sub") == true)
    }
}
