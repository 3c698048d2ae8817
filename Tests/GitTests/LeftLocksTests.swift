import Foundation
import Synchronization
import Testing

@testable import Git

/// What a git that was killed leaves in a mirror, and what becomes of it.
@Suite struct LeftLocksTests {
    /// What a client was told to say.
    private final class Notes: Sendable {
        private let lines = Mutex<[String]>([])
        var said: String { lines.withLock { $0.joined(separator: "\n") } }
        func add(_ text: String) { lines.withLock { $0.append(text) } }
    }

    /// Another branch on the remote, `main` moved, and `old`, which fetches brought, gone.
    private func change(_ box: Sandbox) throws {
        try box.shell(
            "echo more >> a.txt; git commit -q -a -m more; git push -q origin HEAD:main HEAD:new; git push -q origin :old", in: source(box))
    }

    private func source(_ box: Sandbox) -> String { "\(box.root)/remote-source" }

    private func mirror(_ box: Sandbox) async throws -> Mirror {
        let remote = try box.remote()
        try box.shell("git branch -q old; git push -q origin main old", in: source(box))
        let mirror = try await box.mirror(of: remote)
        // Deleting a packed reference rewrites `packed-refs`.
        for folder in [mirror.path, mirror.store.repository.directory] { try box.shell("git pack-refs --all", in: folder) }
        return mirror
    }

    private func locks(_ folder: String, _ box: Sandbox) throws -> [String] {
        try box.shell("find . -name '*.lock' | sort", in: folder).split(separator: "\n").map(String.init)
    }

    /// Fetches with a git of the test's own, which is killed when it has locked what it is about to change.
    private func killedFetch(_ mirror: Mirror, _ box: Sandbox) throws {
        let folder = mirror.store.repository.directory
        try box.shell(
            """
            mkdir killing; printf '#!/bin/sh\\ncat >/dev/null\\n[ "$1" != prepared ] || kill -9 $PPID\\n' > killing/reference-transaction
            chmod +x killing/reference-transaction
            git -c core.hooksPath="$PWD/killing" -C '\(folder)' fetch -q --prune --no-auto-maintenance '\(box.root)/remote.git' \
                '+refs/heads/*:refs/remotes/origin/*' 2>/dev/null || true
            """, in: box.root)
    }

    @Test func aFetchTakesAwayTheLocksOfOneThatWasKilled() async throws {
        let box = try await Sandbox()
        let mirror = try await mirror(box)
        let folder = mirror.store.repository.directory
        try change(box)
        try killedFetch(mirror, box)
        let left = try locks(folder, box)
        #expect(!left.isEmpty, "the killed git has left nothing")
        // What one killed git cannot leave all at once, and the next may.
        try box.shell("mkdir -p refs/remotes/origin; : > packed-refs.lock; : > refs/remotes/origin/main.lock", in: folder)
        try box.shell(": > packed-refs.lock; mkdir -p refs/remotes/origin; : > refs/remotes/origin/new.lock", in: mirror.path)

        let notes = Notes()
        let client = try await GitClient.locate { notes.add($0) }
        let again = try await Mirror.open(at: mirror.path, remote: mirror.remote, client: client)
        try await again.fetch()
        let head = try box.id(try box.shell("git rev-parse main", in: "\(box.root)/remote.git"))
        #expect(try await again.tracked(branch: "main") == head)
        #expect(try await again.tracked(branch: "new") == head)
        #expect(try await again.tracked(branch: "old") == nil)
        #expect(try locks(mirror.path, box).isEmpty)
        let said = notes.said
        #expect(said.contains("\(folder)/packed-refs.lock") && said.contains("\(mirror.path)/refs/remotes/origin/new.lock"), "\(said)")
        #expect(try box.shell("git fsck --no-dangling --no-progress 2>&1 | grep -v '^notice' || true", in: folder).isEmpty)
    }

    @Test func aLockStaysWhileAGitOfOursIsAtWork() async throws {
        let box = try await Sandbox()
        let mirror = try await mirror(box)
        let folder = mirror.store.repository.directory
        try change(box)
        try box.shell(
            "mkdir -p refs/remotes/origin; : > refs/remotes/origin/main.lock", in: folder)
        box.client.atWork.begin(in: folder)
        await #expect(throws: GitError.self) { try await mirror.fetch() }
        #expect(try locks(folder, box) == ["./refs/remotes/origin/main.lock"])
        box.client.atWork.end(in: folder)
        try await mirror.fetch()
        #expect(try locks(folder, box).isEmpty)
    }

    @Test func aLockOfTheOperatorsOwnRepositoryIsLeftAndSaid() async throws {
        let box = try await Sandbox()
        let mirror = try await mirror(box)
        let base = try #require(try await mirror.tracked(branch: "main"))
        let next = try box.id(try box.shell("git commit-tree -p \(base) -m next \(base)^{tree}", in: mirror.path))
        let lock = "\(box.root)/remote.git/refs/heads/main.lock"
        try box.shell(": > '\(lock)'", in: box.root)
        guard case .rejected(let reason, _) = try await Push(mirror).push(next, to: RefName(branch: "main"), expecting: base) else {
            Issue.record("pushed over a lock")
            return
        }
        #expect(!reason.isEmpty)
        #expect(box.exists(lock))
    }

    @Test func whatOnlyTheServerLocksIsRemovedAtItsStart() async throws {
        let box = try await Sandbox()
        let mirror = try await mirror(box)
        let ours = [
            "packed-refs.lock", "packed-refs.new", "shallow.lock", "refs/remotes/origin/a/b.lock",
            "refs/signalbox/lanes/L-1/snapshot-1.lock",
            "refs/signalbox/remote-head.lock", "refs/pull/1/head.lock", "refs/heads/signalbox/t-1.lock",
            "signalbox/remote.git/packed-refs.lock", "signalbox/remote.git/packed-refs.new",
            "signalbox/remote.git/refs/remotes/origin/main.lock",
            "signalbox/remote.git/objects/info/commit-graph.lock",
        ]
        let others = ["refs/heads/other.lock", "worktrees/slot/index.lock", "index.lock"]
        for name in ours + others { try box.shell("mkdir -p \"$(dirname '\(name)')\"; : > '\(name)'", in: mirror.path) }
        // A link is not a lock of git.
        try box.shell("ln -s /etc/passwd refs/signalbox/link.lock", in: mirror.path)
        #expect(Set(LeftLocks.remove(ofMirror: mirror.path)) == Set(ours.map { "\(mirror.path)/\($0)" }))
        #expect(Set(try locks(mirror.path, box)) == Set((others + ["refs/signalbox/link.lock"]).map { "./\($0)" }))
        #expect(LeftLocks.remove(ofMirror: "\(box.root)/nowhere").isEmpty)
    }

    @Test func halfWrittenObjectsGoWhenNobodyWritesThem() async throws {
        let box = try await Sandbox()
        let mirror = try await mirror(box)
        let own = ["objects/pack/tmp_pack_x", "objects/aa/tmp_obj_y", "objects/pack/.tmp-9-pack-1.pack"]
        let borrowed = [
            "signalbox/remote.git/objects/pack/tmp_idx_z", "signalbox/remote.git/objects/tmp_objdir-incoming-q/pack/tmp_pack_w",
        ]
        let kept = ["objects/aa/tmpfile", "tmp_obj_elsewhere"]
        for name in own + borrowed + kept { try box.shell("mkdir -p \"$(dirname '\(name)')\"; echo 12345 > '\(name)'", in: mirror.path) }
        let now = Int(Date().timeIntervalSince1970)
        #expect(LeftTemporaries.made(before: now - 3600, in: mirror).isEmpty, "somebody may still write them")
        let all = LeftTemporaries.made(before: now + 10, in: mirror)
        let folder = "signalbox/remote.git/objects/tmp_objdir-incoming-q"
        #expect(Set(all.map(\.path)) == Set((own + [borrowed[0], folder]).map { "\(mirror.path)/\($0)" }))
        #expect(all.allSatisfy { $0.bytes == 6 })

        // At a server's start those go that nobody but a server writes.
        #expect(Set(LeftTemporaries.remove(ofMirror: mirror.path)) == Set([borrowed[0], folder].map { "\(mirror.path)/\($0)" }))
        for name in own { try LeftTemporaries.remove("\(mirror.path)/\(name)", madeBefore: now - 3600) }
        #expect(own.allSatisfy { box.exists("\(mirror.path)/\($0)") })
        for name in own + kept { try LeftTemporaries.remove("\(mirror.path)/\(name)", madeBefore: now + 10) }
        #expect(own.allSatisfy { !box.exists("\(mirror.path)/\($0)") } && kept.allSatisfy { box.exists("\(mirror.path)/\($0)") })
    }
}
