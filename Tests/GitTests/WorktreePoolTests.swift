import Foundation
import Testing

@testable import Git

@Suite struct WorktreePoolTests {
    /// A mirror of a repository with an ignore file, and its base commit.
    private func setUp(_ box: Sandbox) async throws -> (Mirror, ObjectID) {
        let remote = try box.remote(
            script:
                "echo one > a.txt; mkdir d; echo two > d/b.txt; printf 'build/\\n.env\\ncache/\\n' > .gitignore; printf '.env\\nlink\\nnew.txt\\n' > .worktreeinclude"
        )
        let mirror = try await box.mirror(of: remote)
        return (mirror, try #require(try await mirror.tracked(branch: "main")))
    }

    @Test func givesALaneItsOwnBranchAndNothingElse() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let branch = try RefName(branch: "signalbox/t-1-x")
        let first = try await pool.acquire(lane: "L-1", base: base, branch: branch)
        #expect(!first.wasReused)
        let path = first.worktree.path
        #expect(try box.shell("git status --porcelain --ignored; git branch --show-current", in: path) == "signalbox/t-1-x")
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: path)) == [".git", ".gitignore", ".worktreeinclude", "a.txt", "d"])
        try box.shell("echo mine > a.txt", in: path)
        let again = try await pool.acquire(lane: "L-1", base: base, branch: branch)
        #expect(again.worktree.path == path && box.read("\(path)/a.txt") == "mine\n")
    }

    @Test func manyLanesAtOnceGetDifferentSlots() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let paths = try await withThrowingTaskGroup(of: String.self) { group in
            for lane in 1...12 {
                // Each lane asks twice.
                for _ in 0..<2 {
                    group.addTask {
                        try await pool.acquire(lane: "L-\(lane)", base: base, branch: RefName(branch: "t-\(lane)")).worktree.path
                    }
                }
            }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(paths.count == 24 && Set(paths).count == 12)
    }

    @Test func aReusedSlotHoldsNothingOfTheLastLane() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror, options: try WorktreeOptions(sharedPaths: ["cache"]))
        let first = try await pool.acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")).worktree
        try box.shell(
            """
            echo changed > a.txt; git update-index --assume-unchanged a.txt; echo x > d/b.txt; git update-index --skip-worktree d/b.txt
            mkdir -p build cache new; echo s > build/secret; echo e > .env; echo u > untracked; echo shared > cache/o; echo n > new/file; git add new
            git commit -q -m work; mkdir build/repo; git init -q build/repo; git config --worktree x.y z 2>/dev/null || true
            git checkout -q -b other HEAD~1; echo conflict > new2; git add new2; git commit -q -m other; git merge --no-commit -q t-1 || true
            echo 'echo hi' > .git-hook; chmod +x .git-hook
            """, in: first.path)
        let snapshot = try await Snapshot.take(first, ref: RefName("refs/signalbox/lanes/L-1/snapshot-1"), secondsSince1970: 1)
        #expect(try await pool.release(lane: "L-1", snapshot: snapshot) == .returned)
        let second = try await pool.acquire(lane: "L-2", base: base, branch: RefName(branch: "t-2"))
        #expect(second.wasReused && second.worktree.path == first.path)
        #expect(
            try box.shell("git status --porcelain --ignored -uall; git ls-files -v | grep -v '^H' || true", in: first.path) == "!! cache/o")
        #expect(box.read("\(first.path)/a.txt") == "one\n" && box.read("\(first.path)/d/b.txt") == "two\n")
        #expect(box.read("\(first.path)/cache/o") == "shared\n", "shared on purpose")
        #expect(!box.exists("\(first.path)/build") && !box.exists("\(first.path)/new") && !box.exists("\(first.path)/.env"))
        #expect(!box.exists("\(mirror.path)/worktrees/slot-1/MERGE_HEAD"))
    }

    @Test func aForgedIndexDoesNotKeepAFile() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let first = try await pool.acquire(lane: "L-1", base: base).worktree
        // Same size, same modification time, and an index that claims the change was never made.
        try box.shell(
            "touch -r a.txt $ROOT/ref; printf 'ONE\\n' > a.txt; touch -r $ROOT/ref a.txt; git update-index --assume-unchanged a.txt; git update-index --refresh",
            in: first.path)
        let snapshot = try await Snapshot.take(first, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        #expect(try box.shell("git show \(snapshot.commit):a.txt", in: mirror.path) == "ONE")
        _ = try await pool.release(lane: "L-1", snapshot: snapshot)
        let second = try await pool.acquire(lane: "L-2", base: base).worktree
        #expect(box.read("\(second.path)/a.txt") == "one\n")
    }

    @Test func aCopiedIndexKeepsItsTime() async throws {
        let box = try await Sandbox()
        try box.shell("echo index > from; touch -d '2001-02-03 04:05:06.789' from", in: box.root)
        try IndexFile.copy("\(box.root)/from", to: "\(box.root)/to")
        #expect(try box.shell("[ from -nt to ] || [ to -nt from ] || cat to", in: box.root) == "index")
    }

    @Test func refusesToTakeBackWhatNoSnapshotHolds() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base).worktree
        try box.shell("echo early > new.txt", in: worktree.path)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        try box.shell("echo later > new.txt", in: worktree.path)
        #expect(await kindThrown { _ = try await pool.release(lane: "L-1", snapshot: snapshot) } == .snapshotMissing)
        #expect(try await pool.reattach(lane: "L-1")?.path == worktree.path && box.read("\(worktree.path)/new.txt") == "later\n")
    }

    @Test func anotherPoolObjectFindsEveryLaneAgain() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let worktree = try await box.pool(mirror).acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")).worktree
        try box.shell("echo work > w", in: worktree.path)
        let later = try box.pool(mirror)
        let found = try #require(try await later.reattach(lane: "L-1"))
        #expect(found.path == worktree.path && found.branch == worktree.branch && found.base == base)
        #expect(try await later.reattach(lane: "L-2") == nil)
        #expect(try await later.acquire(lane: "L-2", base: base).worktree.path != worktree.path)
        #expect(
            try await later.acquire(lane: "L-1", base: base).worktree.path == worktree.path && box.read("\(worktree.path)/w") == "work\n")
    }

    @Test(arguments: ["before the worktree", "announced", "not registered", "half a worktree", "ready, not recorded"])
    func continuesWhatAKilledServerHadBegun(_ moment: String) async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let record = "\(box.root)/pool/slot-1.json"
        _ = try await box.pool(mirror).acquire(lane: "L-1", base: base)
        try box.shell("sed -i.bak 's/\"held\"/\"preparing\"/' '\(record)'; rm '\(record).bak'", in: box.root)
        if moment == "before the worktree" {
            try box.shell(
                "git worktree remove --force '\(box.root)/pool/slot-1'; sed -i.bak 's/\"gitName\" : \"slot-1\"/\"gitName\" : \"\"/' '\(record)'",
                in: mirror.path)
        } else if moment == "announced" {
            try box.shell("git worktree remove --force '\(box.root)/pool/slot-1'; rm '\(box.root)/pool/slot-1.index'", in: mirror.path)
        } else if moment == "not registered" {
            try box.shell(
                """
                cp slot-1/.git git; git --git-dir '\(mirror.path)' worktree remove --force "$PWD/slot-1"; rm slot-1.index
                mkdir slot-1; mv git slot-1/.git
                """, in: "\(box.root)/pool")
        } else if moment == "half a worktree" {
            try box.shell(
                "rm a.txt; rm '\(mirror.path)/worktrees/slot-1/index'; : > '\(mirror.path)/worktrees/slot-1/index.lock'",
                in: "\(box.root)/pool/slot-1")
        }
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base).worktree
        #expect(try box.shell("git status --porcelain --ignored", in: worktree.path) == "" && box.read("\(worktree.path)/a.txt") == "one\n")
        // What nobody had registered is begun anew; it does not become a slot that nobody can use.
        if moment != "before the worktree" { #expect(await pool.status().map(\.state) == ["held"]) }
    }

    @Test func keepsARepositoryThatItCannotHold() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base).worktree
        try box.shell("git init -q inner; cd inner; echo x > y; git add y; git commit -q -m inner", in: worktree.path)
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        #expect(snapshot.mustRetain?.contains("inner") == true)
        guard case .retired = try await pool.release(lane: "L-1", snapshot: snapshot) else {
            Issue.record("a slot with a repository inside was given back")
            return
        }
        let other = try await pool.acquire(lane: "L-2", base: base).worktree
        #expect(other.path != worktree.path && box.read("\(worktree.path)/inner/y") == "x\n")
    }

    @Test(arguments: [
        "rm .git; echo 'gitdir: /tmp' > .git", "cd ..; mv slot-1 elsewhere; ln -s elsewhere slot-1",
        "echo /x > '$MIRROR/worktrees/slot-1/gitdir'",
    ])
    func resetsNothingWithoutProof(_ sabotage: String) async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base).worktree
        let snapshot = try await Snapshot.take(worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        try box.shell(sabotage.replacingOccurrences(of: "$MIRROR", with: mirror.path), in: worktree.path)
        #expect(await kindThrown { _ = try await pool.release(lane: "L-1", snapshot: snapshot) } == .proofMissing)
        #expect(try await pool.acquire(lane: "L-2", base: base).worktree.path != worktree.path)
    }

    @Test func aSlotThatGitCannotResetIsMadeAnew() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let first = try await pool.acquire(lane: "L-1", base: base).worktree
        let snapshot = try await Snapshot.take(first, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        guard case .returned = try await pool.release(lane: "L-1", snapshot: snapshot) else {
            Issue.record("the slot was not given back")
            return
        }
        // As a git leaves it that was killed while it wrote.
        try box.shell("printf damaged > '\(first.pristineIndex)'", in: first.path)
        let second = try await pool.acquire(lane: "L-2", base: base).worktree
        let slots = await pool.status()
        #expect(slots.map(\.state) == ["held"], "\(slots)")
        #expect(try box.shell("git status --porcelain", in: second.path) == "")
        let known = try box.shell("git worktree list --porcelain | grep -c '^worktree .*slot'", in: second.path)
        #expect(known == "1")
    }

    @Test func removesFreeSlotsOnly() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let pool = try box.pool(mirror)
        let one = try await pool.acquire(lane: "L-1", base: base).worktree
        let two = try await pool.acquire(lane: "L-2", base: base).worktree
        try box.shell("mkdir -p build/x; printf y > \"build/x/$(printf 'b\\377')\"; chmod 0 build/x", in: one.path)
        let held = try await Snapshot.take(one, ref: RefName("refs/signalbox/lanes/L-1/s2"), secondsSince1970: 1)
        _ = try await pool.release(lane: "L-1", snapshot: held)
        #expect(try await pool.removeFree() == 1)
        #expect(try box.shell("git worktree list | wc -l | tr -d ' '", in: mirror.path) == "2")
        #expect(!box.exists(one.path) && box.exists(two.path))
    }

    @Test func copiesWhatWorktreeIncludeNames() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let source = "\(box.root)/remote-source"
        try box.shell(
            "echo SECRET=1 > .env; chmod +x .env; ln -s /etc/passwd link; echo x > new.txt; mkdir build; echo b > build/b", in: source)
        let pool = try box.pool(mirror, options: try WorktreeOptions(includeSource: source))
        let acquired = try await pool.acquire(lane: "L-1", base: base)
        #expect(acquired.copied == [RepositoryPath(".env")] && box.read("\(acquired.worktree.path)/.env") == "SECRET=1\n")
        #expect(Set(acquired.skipped.map(\.path.description)) == ["link", "new.txt"])
        #expect(try box.shell("git status --porcelain", in: acquired.worktree.path) == "")
    }

    @Test(arguments: ["../x", "-x", "a/b", "", "a b", ".x"])
    func refusesStrangeLaneNames(_ lane: String) async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        #expect(await kindThrown { _ = try await box.pool(mirror).acquire(lane: lane, base: base) } == .invalidInput)
    }

    @Test func refusesABranchThatIsElsewhere() async throws {
        let box = try await Sandbox()
        let (mirror, base) = try await setUp(box)
        let other = try box.id(try box.shell("git commit-tree -m x main^{tree}", in: "\(box.root)/remote.git"))
        try box.shell(
            "git fetch -q '\(box.root)/remote-source'; git update-ref refs/heads/t-1 $(git commit-tree -m x refs/remotes/origin/main^{tree})",
            in: mirror.path)
        let found = try await mirror.repository.resolve(RefName(branch: "t-1"))
        let kind = await kindThrown { _ = try await box.pool(mirror).acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")) }
        #expect(kind == .refMoved(ref: "refs/heads/t-1", expected: nil, found: found) && found != base)
        #expect(await kindThrown { _ = try await box.pool(mirror).acquire(lane: "L-1", base: other) } == (found == other ? nil : .notFound))
    }
}
