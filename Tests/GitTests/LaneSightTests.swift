import Foundation
import Testing

@testable import Git

/// What a lane's git can read inside its sandbox of the other lanes of the same repository.
@Suite struct LaneSightTests {
    /// Who git inside is run by, outside.
    enum Identity: String, Sendable, CaseIterable {
        case same, nobody

        static let available = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") ? allCases : [.same]
    }

    /// Runs a script in a sandbox with nothing of the test's folder but what ``LaneGit`` names.
    private func sandboxed(_ lane: LaneBox, _ identity: Identity = .same, _ script: String) throws -> String {
        let (path, git) = (lane.worktree.path, lane.lane)
        let reads = git.readable.map { "--ro-bind '\($0)' '\($0)'" }.joined(separator: " ")
        let user = identity == .nobody ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
        let owned = "'\(path)' '\(git.repository)' '\(git.dotgit)'"
        try script.write(toFile: "\(lane.box.root)/script", atomically: true, encoding: .utf8)
        try lane.box.shell("chmod 755 '\(lane.box.root)'; \(identity == .nobody ? "chown -R 65534:65534 \(owned)" : "true")", in: path)
        defer { if identity == .nobody { _ = try? lane.box.shell("chown -R 0:0 \(owned)", in: path) } }
        return try lane.box.shell(
            """
            \(user) bwrap --unshare-user --uid 1000 --gid 1000 --cap-drop ALL --unshare-pid --ro-bind / / --dev /dev --proc /proc --tmpfs "$ROOT" --setenv HOME "$ROOT" \
              --bind '\(path)' '\(path)' --bind '\(git.repository)' '\(git.repository)' \(reads) \
              --ro-bind '\(git.dotgit)' '\(git.dotgitTarget)' --ro-bind "$ROOT/script" "$ROOT/script" --chdir '\(path)' sh -e "$ROOT/script"
            """, in: path)
    }

    /// Lane L-1 with a commit, a candidate and a snapshot of an ignored file; gives their object names.
    private func secrets(_ lane: LaneBox) async throws -> [String: String] {
        try lane.inside("echo 'key of L-1' > work; echo hidden > .gitignore; git add -A; git commit -q -m 'work of L-1'")
        let head = try await lane.lane.importHead().head
        try lane.inside("echo 'ignored key of L-1' > hidden; echo 'loose key of L-1' > loose")
        let ref = try RefName("refs/signalbox/lanes/L-1/snapshot-1")
        let snapshot = try await Snapshot.take(lane.worktree, ref: ref, secondsSince1970: 1)
        let main = try await lane.advanceMain("echo main > m.txt")
        guard
            case .built(let candidate) = try await CandidateBuilder(lane.mirror.repository).build(
                base: main, head: head, message: "candidate", secondsSince1970: 1, ref: RefName("refs/signalbox/lanes/L-1/candidate-1"))
        else { throw ShellFailed(script: "candidate", output: "") }
        return [
            "commit": head.hex, "tree": try lane.box.shell("git rev-parse '\(head)^{tree}'", in: lane.mirror.path),
            "blob": try lane.box.shell("git rev-parse '\(head):work'", in: lane.mirror.path),
            "snapshot": snapshot.commit.hex, "candidate": candidate.commit.hex,
            "ignored": try lane.box.shell("git rev-parse '\(snapshot.state.ignoredTree?.hex ?? ""):hidden'", in: lane.mirror.path),
            "loose": try lane.box.shell("git rev-parse '\(snapshot.state.tree):loose'", in: lane.mirror.path),
        ]
    }

    @Test(
        .enabled(if: LaneGitSandboxTests.works, "bubblewrap is not at /usr/bin/bwrap, or may not run here"), arguments: Identity.available)
    func anotherLanesObjectsAreNotThere(identity: Identity) async throws {
        let first = try await LaneBox()
        let secrets = try await secrets(first)
        let second = try await first.neighbour("2")
        let tries = secrets.map { name, id in
            "git cat-file -e \(id) 2>/dev/null && echo 'escaped \(name)'; git cat-file -p \(id) 2>/dev/null | grep -q . && echo 'read \(name)'"
        }
        let others = [
            "ls '\(first.mirror.path)' | grep -v -x -e signalbox", "ls '\(first.mirror.path)/signalbox' | grep -v -x remote.git",
            "ls '\(first.mirror.path)/objects' 2>/dev/null", "ls '\(first.mirror.path)/refs' 2>/dev/null",
            "ls '\(first.lane.objects.layout.folder)' 2>/dev/null",
            "cat '\(first.mirror.path)/packed-refs' 2>/dev/null",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES='\(first.mirror.path)/objects' git cat-file -e \(secrets["blob"] ?? "") 2>/dev/null && echo alternates",
            "git cat-file --batch-all-objects --batch-check | grep -e \(secrets.values.joined(separator: " -e "))",
            "ls .git/worktrees 2>/dev/null", "git for-each-ref | grep -e L-1 -e t-1",
        ]
        let script =
            "set +e\n" + (tries + others).joined(separator: "\n")
            + "\nset -e\nexport GIT_AUTHOR_NAME=B GIT_AUTHOR_EMAIL=b@example.com GIT_COMMITTER_NAME=B GIT_COMMITTER_EMAIL=b@example.com\n"
                + """
                git log --format=%s; git blame -s a.txt | wc -l; git diff --stat HEAD~1 -- m.txt | tail -1; echo own > own; git add own; git commit -q -m own
                git status --porcelain; git log -1 --format=%s; git show HEAD:own; git fsck 2>&1 | grep -v dangling || true
                """
        let said = try sandboxed(second, identity, script)
        #expect(said == "main\nfirst\n3\n 1 file changed, 1 insertion(+)\nown\nown")
        let head = try await second.lane.importHead().head
        #expect(try await second.outside() == head)
        // The lane's own commits are there in its next turn too.
        try second.box.shell("echo by hand > hand; git add hand; git commit -q -m outside", in: second.worktree.path)
        try await second.lane.prepare()
        let later = try sandboxed(
            second, identity,
            "git status --porcelain; git log --format=%s; git show HEAD:hand HEAD:own; git fsck 2>&1 | grep -v dangling || true")
        #expect(later == "outside\nown\nmain\nfirst\nby hand\nown")
        #expect(try first.faults() == "")
    }

    @Test func whoNamesAnotherLanesObjectDoesNotGetIt() async throws {
        let first = try await LaneBox()
        let secrets = try await secrets(first)
        let second = try await first.neighbour("2")
        let blob = try #require(secrets["ignored"])
        try second.inside(
            "t=$(printf '100644 blob \(blob)\\tstolen\\n' | git mktree --missing); git update-ref HEAD $(git commit-tree -p HEAD -m x $t)")
        let before = try await second.outside()
        #expect(await kindThrown { _ = try await second.lane.importHead() } == .importRefused)
        #expect(try await second.outside() == before)
    }

    @Test func aLaneOfAnEarlierVersionGoesOn() async throws {
        let lane = try await LaneBox()
        try lane.inside("echo one > one; git add one; git commit -q -m one")
        let one = try await lane.lane.importHead().head
        let blob = try lane.box.shell("echo shared | git hash-object -w --stdin", in: lane.mirror.path)
        // As it was: everything in the mirror's own objects, and a turn that runs.
        try lane.box.shell(
            """
            cp -r signalbox/remote.git/objects/. objects/; rm -rf signalbox/remote.git objects/info/alternates '\(lane.lane.layout.objects)' '\(lane.lane.layout.folder)/whole'
            echo '\(lane.mirror.path)/objects' > '\(lane.lane.repository)/objects/info/alternates'
            """, in: lane.mirror.path)
        try lane.inside("echo shared > two; git add two; git commit -q -m two; test ! -e $D/objects/$(echo \(blob) | sed 's|^..|&/|')")
        let mirror = try await Mirror.open(at: lane.mirror.path, remote: lane.mirror.remote, client: lane.box.client)
        #expect(await mirror.takeWarnings().isEmpty)
        #expect(try await mirror.tracked(branch: "main") == lane.base)
        let two = try await lane.lane.importHead()
        #expect(two.previous == one)
        _ = try await lane.advanceMain("echo main > m.txt")
        try await lane.lane.prepare()
        #expect(try lane.inside("git log --format=%s; git fsck 2>&1; cat $D/objects/info/alternates | wc -l") == "two\none\nfirst\n2")
        try lane.inside("git merge -q -m merged origin/main; echo three > three; git add three; git commit -q -m three")
        _ = try await lane.lane.importHead()
        #expect(try lane.box.shell("git log -1 --format=%s", in: lane.worktree.path) == "three")
        #expect(try lane.faults() == "")
        // Now only the new form is taken.
        try lane.inside("echo '\(lane.mirror.path)/objects' > $D/objects/info/alternates; echo 4 > 4; git add 4; git commit -q -m 4")
        #expect(await kindThrown { _ = try await lane.lane.importHead() } == .importRefused)
    }

    @Test func branchesOfLanesOnTheRemoteAreNotBrought() async throws {
        let lane = try await LaneBox()
        try lane.box.shell(
            "git checkout -q -b signalbox/t-9; echo x > x; git add x; git commit -q -m x; git push -q origin signalbox/t-9 signalbox/t-9:other; git checkout -q main",
            in: "\(lane.box.root)/remote-source")
        try await lane.mirror.fetch()
        #expect(
            try await lane.mirror.repository.references(under: "refs/remotes/").keys.map(\.name).sorted() == [
                "refs/remotes/origin/main", "refs/remotes/origin/other",
            ])
        // A branch becomes a folder of branches.
        try lane.box.shell("git push -q origin :other; git push -q origin main:other/deep", in: "\(lane.box.root)/remote-source")
        try await lane.mirror.fetch()
        #expect(try await lane.mirror.tracked(branch: "other/deep") == lane.base)
        #expect(try await lane.mirror.tracked(branch: "other") == nil)
    }

    @Test func alternatesOfTheMirrorArePutRight() async throws {
        let lane = try await LaneBox()
        try lane.box.shell("echo /nowhere > objects/info/alternates", in: lane.mirror.path)
        #expect(try await lane.mirror.tracked(branch: "main") == lane.base)
        try lane.box.shell("rm objects/info/alternates", in: lane.mirror.path)
        #expect(try await lane.mirror.tracked(branch: "main") == lane.base)
        #expect(await lane.mirror.takeWarnings().map { "\($0)".contains("alternates") } == [true, true])
        try lane.box.shell("echo /nowhere > signalbox/remote.git/objects/info/alternates", in: lane.mirror.path)
        try await lane.mirror.fetch()
        #expect(!lane.box.exists("\(lane.mirror.path)/signalbox/remote.git/objects/info/alternates"))
    }
}
