import Foundation
import Testing

@testable import Git

/// One thing that an agent can do to its own repository, and words of the answer to it.
struct LaneAttack: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let words: String
    var limits = ImportLimits(objectBytes: 1 << 20)

    init(_ name: String, _ words: String, limits: ImportLimits? = nil, _ script: String) {
        (testDescription, self.words, self.script) = (name, words, script)
        if let limits { self.limits = limits }
    }

    /// Puts the lane's branch to a commit of the tree `$1`.
    private static let commit =
        "commit() { git update-ref refs/heads/signalbox/t-1 $(git commit-tree -p signalbox/t-1 -m evil \"$1\"); }; path() { echo $D/objects/$(echo $1 | cut -c1-2)/$(echo $1 | cut -c3-); }\n"
    var whole: String { Self.commit + script }

    static let all: [LaneAttack] = [
        LaneAttack(
            "a .git folder in a tree", "hasDotgit",
            "t=$(git rev-parse HEAD^{tree}); commit $(printf '040000 tree %s\\t.git\\n' $t | git mktree)"),
        LaneAttack(
            "a submodule whose address is an option", "gitmodulesUrl",
            "printf '[submodule \"x\"]\\npath = x\\nurl = -u./payload\\n' > .gitmodules; git add .gitmodules; git commit -q -m m"),
        LaneAttack(
            ".gitmodules as a link", "gitmodulesSymlink",
            "commit $(printf '120000 blob %s\\t.gitmodules\\n' $(git rev-parse HEAD:a.txt) | git mktree)"),
        LaneAttack(
            "a branch that is a link", "is a link or no file",
            "rm $D/refs/heads/signalbox/t-1; ln -s $D/ORIG $D/refs/heads/signalbox/t-1; git rev-parse origin/main > $D/ORIG"),
        LaneAttack("a branch that is a pipe", "is a link or no file", "rm $D/refs/heads/signalbox/t-1; mkfifo $D/refs/heads/signalbox/t-1"),
        LaneAttack(
            "a folder of branches that is a link", "is not a folder",
            "mv $D/refs/heads/signalbox $ROOT/refs; ln -s $ROOT/refs $D/refs/heads/signalbox"),
        LaneAttack("a branch that names another", "names no commit", "git symbolic-ref refs/heads/signalbox/t-1 refs/heads/x"),
        LaneAttack("a branch of nonsense", "names no commit", "printf '\\033[31mnonsense' > $D/refs/heads/signalbox/t-1"),
        LaneAttack("a branch of 5 KiB", "is larger than", "head -c 5000 /dev/zero > $D/refs/heads/signalbox/t-1"),
        LaneAttack("a branch at a tree", "is not a commit", "t=$(git rev-parse HEAD^{tree}); echo $t > $D/refs/heads/signalbox/t-1"),
        LaneAttack(
            "a branch at nothing", "missing or damaged", "echo 1111111111111111111111111111111111111111 > $D/refs/heads/signalbox/t-1"),
        LaneAttack("HEAD of nonsense", "HEAD says", "printf x > $D/HEAD"),
        LaneAttack("a pipe among the objects", "is a link or no file", "mkfifo $D/objects/pipe"),
        LaneAttack(
            "a pipe as an object", "is a link or no file",
            "mkdir -p $D/objects/aa; mkfifo $D/objects/aa/11111111111111111111111111111111111111"),
        LaneAttack("an object that is a link", "is a link or no file", "p=$(path $(git rev-parse HEAD)); mv $p $ROOT/o; ln -s $ROOT/o $p"),
        LaneAttack("objects that are a link", "is not a folder", "mv $D/objects $ROOT/o; ln -s $ROOT/o $D/objects"),
        LaneAttack(
            "a folder of objects that is a link", "is a link", "p=$(dirname $(path $(git rev-parse HEAD))); mv $p $ROOT/o; ln -s $ROOT/o $p"
        ),
        LaneAttack(
            "alternates that name another repository", "alternates was changed",
            "env -u GIT_DIR git init -q $ROOT/other; mv $D/objects/?? $ROOT/other/.git/objects/ ; echo $ROOT/other/.git/objects >> $D/objects/info/alternates"
        ),
        LaneAttack("grafts", "grafts", "mkdir -p $D/info; git rev-parse HEAD > $D/info/grafts"),
        LaneAttack("a shallow file", "shallow", "git rev-parse HEAD > $D/shallow"),
        LaneAttack("replaced objects", "refs/replace", "git replace HEAD origin/main"),
        LaneAttack("replaced objects, packed", "refs/replace", "git replace HEAD origin/main; git pack-refs --all"),
        LaneAttack(
            "a blob with other contents than its name says", "damaged",
            "b=$(git rev-parse HEAD:x); o=$(echo other | git hash-object -w --stdin); mv -f $(path $o) $(path $b)"),
        LaneAttack(
            "a commit with other contents than its name says", "is not whole",
            "c=$(git rev-parse HEAD); o=$(git commit-tree -m other HEAD^{tree}); mv -f $(path $o) $(path $c)"),
        LaneAttack("a cut object", "damaged", "p=$(path $(git rev-parse HEAD:x)); chmod +w $p; printf xx > $p"),
        LaneAttack(
            "a damaged pack", "damaged",
            "git gc -q; for p in $D/objects/pack/*.pack; do chmod +w $p; printf XXXX | dd of=$p bs=1 seek=60 conv=notrunc 2>/dev/null; done"
        ),
        LaneAttack(
            "a pack with a forged index", "missing or damaged",
            "o=$(git commit-tree -m other HEAD^{tree}); git gc -q --prune=now; for i in $D/objects/pack/*.idx; do chmod +w $i; python3 -c 'import sys;b=open(sys.argv[1],\"rb\").read();open(sys.argv[1],\"wb\").write(b.replace(bytes.fromhex(sys.argv[2]),bytes.fromhex(sys.argv[3])))' $i $(git rev-parse HEAD:x) $o; done; printf '100644 blob %s\\tforged\\n' $o | git mktree --missing > $ROOT/t; commit $(cat $ROOT/t)"
        ),
        LaneAttack("a missing blob", "missing or damaged", "rm -f $(path $(git rev-parse HEAD:x))"),
        LaneAttack("a missing parent", "missing or damaged", "p=$(git rev-parse HEAD); git commit -q --allow-empty -m y; rm -f $(path $p)"),
        LaneAttack(
            "a large file", "is larger than 1048576 bytes",
            "head -c 3000000 /dev/urandom > big; git add big; git commit -q -m big"),
        LaneAttack(
            "a large file that packs small", "big", "head -c 3000000 /dev/zero > big; git add big; git commit -q -m big"),
        LaneAttack(
            "an object file of 3 GB", "is larger than",
            "p=$(path $(git rev-parse HEAD:x)); chmod +w $p; truncate -s 3G $p"),
        LaneAttack(
            "a commit that fills the memory", "missing or damaged",
            "(git cat-file commit HEAD; head -c 90000000 /dev/zero | tr '\\0' x) | git hash-object -t commit -w --stdin > $ROOT/c; cat $ROOT/c > $D/refs/heads/signalbox/t-1"
        ),
        LaneAttack(
            "too many bytes", "take more than 100000 bytes", limits: ImportLimits(totalBytes: 100_000),
            "for i in 1 2 3; do head -c 50000 /dev/urandom > $i; done; git add -A; git commit -q -m many"),
        LaneAttack(
            "too many files", "more than 5 files", limits: ImportLimits(files: 5),
            "for i in 1 2 3 4 5 6; do echo $i > f; git add f; git commit -q -m $i; done"),
    ]
}

@Suite struct LaneGitHostileTests {
    @Test(arguments: LaneAttack.all)
    func isRefusedAndChangesNothing(_ attack: LaneAttack) async throws {
        let lane = try await LaneBox()
        try lane.inside("echo x > x; git add x; git commit -q -m x")
        let before = try lane.mirrorState()
        try lane.inside(attack.whole)
        do {
            let found = try await lane.lane.importHead(limits: attack.limits)
            Issue.record("imported \(found)")
        } catch let error as GitError {
            #expect(error.kind == .importRefused)
            #expect(error.description.contains(attack.words), "\(error)")
            #expect(!error.description.contains("\u{1B}"))
        }
        #expect(try lane.mirrorState() == before)
        #expect(try lane.box.shell("ls signalbox/scratch", in: lane.mirror.path) == "")
    }

    @Test func whatNoCommitNeedsDoesNotCount() async throws {
        let lane = try await LaneBox()
        try lane.inside(
            "head -c 3000000 /dev/urandom > big; git add big; git rm -q --cached big; rm big; echo x > x; git add x; git commit -q -m x; mkfifo $D/pipe; ln -s / $D/root"
        )
        #expect(try await lane.lane.importHead(limits: ImportLimits(objectBytes: 1 << 20)).objects == 3)
    }

    @Test func nothingThatWasPlantedEverRuns() async throws {
        let lane = try await LaneBox()
        let owned = "\(lane.box.root)/owned"
        try lane.inside(
            """
            t='touch \(owned)'
            printf '* filter=evil diff=evil merge=evil\\n' > .gitattributes; echo two > a.txt; git add -A; git commit -q -m x
            mkdir -p $D/hooks $D/info; printf '* filter=evil\\n' > $D/info/attributes; printf '[alias]\\nst = "!touch \(owned)"\\n[core]\\nfsmonitor = touch \(owned)\\n' > $ROOT/included
            for h in post-checkout pre-commit commit-msg post-commit reference-transaction post-index-change post-merge pre-auto-gc fsmonitor-watchman post-rewrite; do
              printf "#!/bin/sh\\n$t\\n" > $D/hooks/$h; chmod +x $D/hooks/$h; done
            c='git config --file='$D/config
            $c filter.evil.clean "$t; cat"; $c filter.evil.smudge "$t; cat"; $c filter.evil.process "$t"; $c filter.evil.required true
            $c diff.evil.textconv "$t"; $c diff.external "$t"; $c merge.evil.driver "$t"; $c core.fsmonitor "$t"; $c core.sshCommand "$t"; $c core.pager "$t"
            $c alias.status "!$t"; $c alias.log "!$t"; $c gpg.program "$t"; $c commit.gpgSign true; $c include.path $ROOT/included; $c core.hooksPath $D/hooks
            $c core.alternateRefsCommand "$t"; $c uploadpack.packObjectsHook "$t"; $c core.worktree /; $c credential.helper "!$t"
            echo left > left; rm -f '\(owned)'
            """)
        let head = try await lane.lane.importHead().head
        #expect(try await CommitWork(lane.worktree).uncommitted().map(\.description) == ["left"])
        _ = try await CommitWork(lane.worktree).commitAll(message: "left")
        try lane.box.shell("echo more > more", in: lane.worktree.path)
        _ = try await Snapshot.take(lane.worktree, ref: RefName("refs/signalbox/lanes/L-1/s"), secondsSince1970: 1)
        _ = try await CandidateBuilder(lane.mirror.repository).build(base: lane.base, head: head, message: "x", secondsSince1970: 1)
        #expect(!lane.box.exists(owned))
        try await lane.lane.prepare()
        // Not even inside, in the next turn.
        try lane.inside("git status; git add -A; git commit -q -m next; git log -1 -p; git checkout -q -b x; git checkout -q signalbox/t-1")
        _ = try await lane.lane.importHead()
        #expect(!lane.box.exists(owned))
        #expect(await lane.mirror.takeWarnings().isEmpty)
    }

    /// Each makes a part of the repository lead elsewhere; a preparation must neither write nor take anything there.
    @Test(arguments: [
        "rm -rf $D/refs; ln -s $ROOT/victim $D/refs", "rm -rf $D/refs/heads; ln -s $ROOT/victim $D/refs/heads",
        "rm $D/HEAD; ln -s $ROOT/victim/file $D/HEAD", "rm $D/packed-refs; ln -s $ROOT/victim/file $D/packed-refs",
        "rm $D/config; ln -s $ROOT/victim/file $D/config", "rm $D/index; ln -s $ROOT/victim/file $D/index",
        "rm -rf $D/objects; ln -s $M/objects $D/objects", "rm -rf $D/objects/info; ln -s $ROOT/victim $D/objects/info",
        "rm -rf $D/objects/pack; ln -s $M/objects/pack $D/objects/pack", "rm -rf $D/logs; ln -s $ROOT/victim $D/logs",
        "mkdir $D/sub; ln -s $ROOT/victim $D/sub/link; ln -s $M $D/rebase-merge; mkfifo $D/MERGE_HEAD",
        "mkdir $D/locked; touch $D/locked/x; chmod 000 $D/locked",
        "n=$(printf 'd\\377'); mkdir \"$D/$n\"; touch \"$D/$n/f\"; mv $D/HEAD $D/HEAD.lock; touch $D/index.lock",
        "rm -rf $D/*", "echo 'gitdir: /' > $D/commondir; mkdir $D/worktrees $D/modules; touch $D/config.worktree",
    ])
    func aPreparationTouchesNothingElse(_ script: String) async throws {
        let lane = try await LaneBox()
        try lane.box.shell("mkdir victim; echo v > victim/file; mkdir victim/ab; echo v > victim/ab/file", in: lane.box.root)
        let objects = "find '\(lane.mirror.path)/objects' victim | sort; cat victim/file victim/ab/file"
        let before = try lane.box.shell(objects, in: lane.box.root)
        try lane.inside(script)
        try await lane.lane.prepare()
        #expect(try lane.box.shell(objects, in: lane.box.root) == before)
        #expect(try lane.box.shell("ls", in: "\(lane.box.root)/lane-git") == "dotgit\nknown\nobjects\nrepository\nwhole")
        try lane.inside("git status --porcelain; echo x > x; git add x; git commit -q -m x; [ ! -e $D/worktrees ]; [ ! -e $D/commondir ]")
        #expect(try await lane.lane.importHead().objects == 3)
    }
}
