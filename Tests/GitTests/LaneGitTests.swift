import Foundation
import Testing

@testable import Git

@Suite struct LaneGitTests {
    @Test func aCommitInsideIsSeenOutsideAfterAnImport() async throws {
        let lane = try await LaneBox()
        #expect(try lane.inside("git status --porcelain; git rev-parse --abbrev-ref HEAD") == "signalbox/t-1")
        #expect(
            try lane.inside("git log --format=%s origin/main; git diff origin/main; git rev-parse origin/HEAD") == "first\n\(lane.base)")
        try lane.inside("echo two > a.txt; echo new > new; git add -A; git commit -q -m inside; echo left > left")
        #expect(try await lane.outside() == lane.base)
        let head = try lane.box.id(lane.inside("git rev-parse HEAD"))
        let found = try await lane.lane.importHead()
        #expect(found == ImportedHead(head: head, previous: lane.base, objects: 4, elsewhere: nil, unfinished: nil))
        #expect(try await lane.outside() == head)
        #expect(try lane.box.shell("git log -1 --format=%s; git status --porcelain", in: lane.worktree.path) == "inside\n?? left")
        #expect(try await CommitWork(lane.worktree).uncommitted().map(\.description) == ["left"])
        #expect(try lane.faults() == "")
        #expect(try lane.box.shell("ls signalbox/scratch", in: lane.mirror.path) == "")

        let again = try await lane.lane.importHead()
        #expect(again == ImportedHead(head: head, previous: head, objects: 0, elsewhere: nil, unfinished: nil))
        let leftovers = try #require(try await CommitWork(lane.worktree).commitAll(message: "leftovers"))
        #expect(try await lane.lane.importHead().head == leftovers)
        try await lane.lane.prepare()
        #expect(try lane.inside("git status --porcelain; git rev-parse HEAD") == leftovers.hex)
        #expect(lane.box.read(lane.lane.dotgit) == "gitdir: \(lane.lane.repository)\n")
    }

    @Test func rewritingWhatWasImportedIsImportedToo() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo x > x; git add x; git commit -q -m x")
        let first = try await lane.lane.importHead().head
        try lane.inside("echo y > y; git add y; git commit -q --amend -m y")
        let second = try await lane.lane.importHead()
        #expect(second.previous == first && second.head != first)
        #expect(try lane.box.shell("git log --format=%s", in: lane.worktree.path) == "y\nfirst")
        try lane.inside("git reset -q --hard origin/main")
        #expect(try await lane.lane.importHead().head == lane.base)
        #expect(try lane.box.shell("git status --porcelain", in: lane.worktree.path) == "")
    }

    @Test func aMergeOfTheBaseWithAConflict() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo lane > a.txt; git commit -q -a -m lane")
        _ = try await lane.lane.importHead()
        let main = try await lane.advanceMain("echo main > a.txt; echo c > c.txt")
        try await lane.lane.prepare()
        try lane.inside(
            "git merge -q origin/main && exit 1; echo both > a.txt; git add a.txt; git commit -q -m merged; git status --porcelain")
        let found = try await lane.lane.importHead()
        #expect(try await CommitGraph(lane.mirror.repository).parents(of: found.head) == [found.previous, main])
        #expect(try await CommitWork(lane.worktree).isClean())
    }

    @Test func aMergeThatWasLeftUnfinished() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo lane > a.txt; git commit -q -a -m lane")
        _ = try await lane.lane.importHead()
        let main = try await lane.advanceMain("echo main > a.txt")
        try await lane.lane.prepare()
        try lane.inside("git merge -q origin/main || true")
        let found = try await lane.lane.importHead()
        #expect(found.unfinished == "merge" && found.head == found.previous)
        #expect(try await CommitWork(lane.worktree).uncommitted().map(\.description) == ["a.txt"])
        try await lane.lane.prepare()
        #expect(try lane.inside("git status --porcelain; git rev-parse MERGE_HEAD") == "UU a.txt\n\(main)")
        // The files are committed from outside; the agent then ends its merge.
        try lane.inside("echo both > a.txt")
        let leftovers = try #require(try await CommitWork(lane.worktree).commitAll(message: "leftovers"))
        try await lane.lane.prepare()
        try lane.inside("git commit -q -m merged")
        let merged = try await lane.lane.importHead().head
        #expect(try await CommitGraph(lane.mirror.repository).parents(of: merged) == [leftovers, main])
        #expect(try lane.box.shell("git show \(merged):a.txt", in: lane.mirror.path) == "both")
        // Put back from outside, a merge is forgotten: ending it would claim what the files do not hold.
        try lane.box.shell("git update-ref refs/heads/signalbox/t-1 \(lane.base)", in: lane.mirror.path)
        try lane.inside("printf '%s\\n' \(main) > $D/MERGE_HEAD")
        try await lane.lane.prepare()
        #expect(!lane.box.exists("\(lane.lane.repository)/MERGE_HEAD"))
    }

    @Test func workOnAnotherBranchIsReported() async throws {
        let lane = try await LaneBox()
        try lane.inside("git checkout -q -b other; echo o > o; git add o; git commit -q -m one; git commit -q --allow-empty -m two")
        let found = try await lane.lane.importHead()
        let other = try lane.box.id(lane.inside("git rev-parse other"))
        #expect(found.head == lane.base)
        #expect(
            try found.elsewhere == LaneElsewhere(branch: RefName(branch: "other"), commit: other, commits: 2, branchIsGone: false))
        #expect(try await lane.mirror.repository.hasCommit(other) == false)
        try await lane.lane.prepare()
        #expect(
            try lane.inside("git symbolic-ref HEAD; git status --porcelain; git rev-parse other")
                == "refs/heads/signalbox/t-1\n?? o\n\(other)")
        try lane.inside("rm o; git checkout -q --detach other")
        #expect(try await lane.lane.importHead().elsewhere?.branch == nil)
        try lane.inside("git checkout -q -b on-main origin/main")
        #expect(try await lane.lane.importHead().elsewhere == nil)
        try lane.inside("git checkout -q signalbox/t-1; echo r > r; git add r; git commit -q -m r; git branch -q -m renamed")
        let renamed = try await lane.lane.importHead()
        #expect(renamed.head == lane.base && renamed.elsewhere?.branchIsGone == true && renamed.elsewhere?.commits == 1)
        #expect(renamed.elsewhere?.description.contains("renamed") == true)
        try await lane.lane.prepare()
        #expect(try lane.inside("git symbolic-ref HEAD; git rev-parse HEAD") == "refs/heads/signalbox/t-1\n\(lane.base)")
    }

    @Test func whatTheAgentKeptThereSurvivesAPreparation() async throws {
        let lane = try await LaneBox()
        try lane.inside(
            """
            echo s > a.txt; git stash -q; git branch mine; git tag v1; git gc -q; git branch loose
            echo p > b.txt; git add b.txt; echo q > q
            """)
        try await lane.lane.prepare()
        #expect(
            try lane.inside("git stash list | wc -l; git branch --format='%(refname:short)'; git tag; git status --porcelain")
                == "1\nloose\nmine\nsignalbox/t-1\nv1\nM  b.txt\n?? q")
        try lane.inside("git stash pop -q; cat a.txt")
        #expect(lane.box.read("\(lane.worktree.path)/a.txt") == "s\n")
    }

    @Test func aRebaseInTheMiddleSurvives() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo lane > a.txt; git commit -q -a -m lane")
        _ = try await lane.lane.importHead()
        let main = try await lane.advanceMain("echo main > a.txt")
        try await lane.lane.prepare()
        try lane.inside("git rebase -q origin/main || true")
        #expect(try await lane.lane.importHead().unfinished == "rebase")
        try await lane.lane.prepare()
        try lane.inside("echo both > a.txt; git add a.txt; git rebase --continue")
        let found = try await lane.lane.importHead()
        #expect(found.unfinished == nil)
        #expect(try await CommitGraph(lane.mirror.repository).parents(of: found.head) == [main])
    }

    @Test func manyObjectsComeAsOnePack() async throws {
        let lane = try await LaneBox()
        try lane.inside("mkdir d; for i in $(seq 150); do echo $i > d/$i; done; git add -A; git commit -q -m many; git gc -q")
        let found = try await lane.lane.importHead()
        #expect(found.objects == 153)
        #expect(try lane.box.shell("ls objects/pack/*.pack | wc -l", in: lane.mirror.path) == "1")
        #expect(try lane.faults() == "")
        #expect(try await CommitWork(lane.worktree).isClean())
    }

    @Test func commitsThatWereNotImportedAreNotLost() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo x > x; git add x; git commit -q -m x")
        try await lane.lane.prepare()
        let head = try lane.box.id(lane.inside("git rev-parse HEAD"))
        #expect(try await lane.outside() == head)

        try lane.inside("git commit -q --allow-empty -m inside")
        try lane.box.shell("git commit -q --allow-empty -m outside", in: lane.worktree.path)
        let moved = try #require(try await lane.outside())
        let expected = GitError.Kind.refMoved(ref: lane.branch.name, expected: head, found: moved)
        #expect(await kindThrown { _ = try await lane.lane.importHead() } == expected)
        #expect(await kindThrown { try await lane.lane.prepare() } == expected)
        #expect(try lane.inside("git log -1 --format=%s") == "inside")
        try await lane.lane.prepare(discardingUnimported: true)
        #expect(try lane.inside("git log -1 --format=%s; git status --porcelain") == "outside")
        try lane.lane.discard()
        #expect(!lane.box.exists("\(lane.box.root)/lane-git"))
    }

    @Test func whatWasKilledIsTakenUp() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo x > x; git add x; git commit -q -m x; echo y > b.txt; git stash -q; echo z > z; git add z")
        let head = try lane.box.id(lane.inside("git rev-parse HEAD"))
        // Killed after the objects came and the branch moved, before the index followed.
        try lane.box.shell(
            "git fetch -q '\(lane.lane.repository)' HEAD; git update-ref refs/heads/signalbox/t-1 \(head)", in: lane.mirror.path)
        #expect(try lane.box.shell("git status --porcelain", in: lane.worktree.path) != "?? z")
        #expect(try await lane.lane.importHead().head == head)
        #expect(try lane.box.shell("git status --porcelain", in: lane.worktree.path) == "?? z")
        // Killed in the middle of a preparation.
        try lane.inside("git commit -q -m z")
        let next = try lane.inside("git rev-parse HEAD")
        let folder = "\(lane.box.root)/lane-git"
        try lane.box.shell(
            "mv repository repository.old; mkdir -p repository.new/objects/pack; mv repository.old/index repository.new; mv repository.old/objects/[0-7]* repository.new/objects; mv repository.old/logs repository.new",
            in: folder)
        #expect(try await lane.lane.importHead().head.hex == next)
        try lane.box.shell("cp -a repository repository.old; mkdir repository.new", in: folder)
        try await lane.lane.prepare()
        #expect(try lane.box.shell("ls", in: folder) == "dotgit\nknown\nobjects\nrepository\nwhole")
        #expect(try lane.inside("git status --porcelain; git stash list | wc -l; git fsck 2>&1 | grep -v dangling || true") == "1")
    }

    @Test func takesWhatIsCommittedWhileTheAgentGoesOn() async throws {
        let lane = try await LaneBox()
        let writer = Task.detached {
            try lane.inside("for i in $(seq 40); do echo $i > n; git add n; git commit -q -m $i; [ $((i % 10)) != 0 ] || git gc -q; done")
        }
        var heads: [ObjectID] = [lane.base]
        while heads.count < 8 {
            let head = try await lane.lane.importHead().head
            #expect(try await CommitGraph(lane.mirror.repository).isAncestor(try #require(heads.last), of: head))
            heads.append(head)
        }
        _ = try await writer.value
        let last = try await lane.lane.importHead().head
        #expect(try lane.inside("git rev-parse HEAD; git log --format=%s -1") == "\(last)\n40")
        #expect(try lane.faults() == "")
    }

    @Test func aReferenceThatIsPackedWhileItIsReadHasItsNewValue() async throws {
        let lane = try await LaneBox()
        try lane.inside("git commit -q --allow-empty -m one; git pack-refs --all; git commit -q --allow-empty -m two")
        guard let folder = try LaneFolder.open(lane.lane.repository) else { throw ShellFailed(script: "", output: "no repository") }
        let references = LaneReferences(folder)
        let loose = try references.value(lane.branch)
        // Now the packed file has the new value and the loose one is gone.
        let head = try lane.box.id(lane.inside("git pack-refs --all; git rev-parse HEAD"))
        let packed = try references.value(lane.branch)
        #expect(loose == head && packed == head)
        let all = references.all(limit: 100)[lane.branch]
        #expect(all == head)
    }

    @Test func theWorktreeMustBeOnTheLanesBranch() async throws {
        let lane = try await LaneBox()
        try lane.box.shell("git checkout -q --detach", in: lane.worktree.path)
        #expect(await kindThrown { try await lane.lane.prepare() } == .worktreeOccupied)
    }

    /// Inside, outside, last known to be the same; `-` for none.
    @Test(arguments: [
        ("aaa", LaneSync.same), ("aa-", .same), ("baa", .insideMoved), ("aba", .outsideMoved), ("-aa", .outsideMoved),
        ("-ba", .outsideMoved),
        ("cba", .diverged), ("ba-", .diverged),
    ])
    func decidesWhichSideMoved(_ sides: String, _ expected: LaneSync) throws {
        let ids = sides.map { ObjectID(String(repeating: $0, count: 40)) }
        #expect(try LaneSync.compare(inside: ids[0], outside: #require(ids[1]), known: ids[2]) == expected)
    }
}
