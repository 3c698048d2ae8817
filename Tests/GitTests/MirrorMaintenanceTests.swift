import Foundation
import Testing

@testable import Git

@Suite struct MirrorMaintenanceTests {
    private static let old = "touch -d '30 days ago'"
    private let now = Int(Date().timeIntervalSince1970)
    private var tenDaysAgo: Int { now - 10 * 86_400 }

    /// A mirror with a lane's branch in it, and a commit on top of the branch that nothing refers to, all of a month ago.
    private func setUp(_ box: Sandbox) async throws -> (mirror: Mirror, lane: String, lost: String) {
        let mirror = try await box.mirror(of: "file://" + box.remote())
        let lane = try box.shell(
            "c=$(git commit-tree -m lane -p refs/remotes/origin/main refs/remotes/origin/main^{tree}); git update-ref refs/heads/signalbox/t-1 $c; echo $c",
            in: mirror.path)
        let lost = try box.shell("git commit-tree -m lost -p refs/heads/signalbox/t-1 refs/remotes/origin/main^{tree}", in: mirror.path)
        try age(box, mirror)
        return (mirror, lane, lost)
    }

    private func age(_ box: Sandbox, _ mirror: Mirror) throws {
        try box.shell("find objects -type f -exec chmod u+w {} + -exec \(Self.old) {} +", in: mirror.path)
    }

    private func has(_ box: Sandbox, _ mirror: Mirror, _ id: String) -> Bool {
        (try? box.shell("git cat-file -e \(id)", in: mirror.path)) != nil
    }

    @Test(arguments: [false, true])
    func removesWhatNothingReaches(packed: Bool) async throws {
        let box = try await Sandbox()
        let (mirror, lane, lost) = try await setUp(box)
        if packed {
            try box.shell("printf '\(lost)\\n\(lane)\\n' | git pack-objects -q objects/pack/pack; git prune-packed", in: mirror.path)
            try age(box, mirror)
        }
        let maintenance = MirrorMaintenance(mirror)
        let unneeded = try await maintenance.unneeded(before: tenDaysAgo, keeping: [])
        #expect(unneeded.objects == 1 && unneeded.bytes > 0)
        let removed = try await maintenance.removeUnneeded(before: tenDaysAgo, keeping: [])
        #expect(removed.objects == 1)
        #expect(!has(box, mirror, lost) && has(box, mirror, lane))
        #expect(try await maintenance.unneeded(before: tenDaysAgo, keeping: []) == .init())
        #expect(try await maintenance.removeUnneeded(before: tenDaysAgo, keeping: []).objects == 0)
        try box.shell("git fsck --connectivity-only", in: mirror.path)
    }

    @Test("What is young stays, and what an event or a lane's own repository names")
    func keeps() async throws {
        let box = try await Sandbox()
        let (mirror, _, lost) = try await setUp(box)
        let maintenance = MirrorMaintenance(mirror)
        #expect(
            try await maintenance.unneeded(before: tenDaysAgo, keeping: [lost, String(repeating: "a", count: 40), "-x", "HEAD"]) == .init())
        _ = try await maintenance.removeUnneeded(before: tenDaysAgo, keeping: [lost])
        #expect(has(box, mirror, lost))
        try box.shell("find objects -type f -exec touch {} +", in: mirror.path)
        #expect(try await maintenance.unneeded(before: tenDaysAgo, keeping: []) == .init())
        _ = try await maintenance.removeUnneeded(before: tenDaysAgo, keeping: [])
        #expect(has(box, mirror, lost))
    }

    @Test("A worktree's HEAD and what is staged in it are needed")
    func worktrees() async throws {
        let box = try await Sandbox()
        let (mirror, _, lost) = try await setUp(box)
        let worktree = try await box.pool(mirror).acquire(lane: "L-1", base: box.id(lost)).worktree
        let staged = try box.shell("echo staged > s.txt; git add s.txt; git rev-parse :s.txt", in: worktree.path)
        try age(box, mirror)
        #expect(try await MirrorMaintenance(mirror).unneeded(before: tenDaysAgo, keeping: []) == .init())
        _ = try await MirrorMaintenance(mirror).removeUnneeded(before: tenDaysAgo, keeping: [])
        #expect(has(box, mirror, lost) && has(box, mirror, staged))
    }

    @Test("What others borrow stays: objects of the remote that no branch reaches any more")
    func borrowed() async throws {
        let box = try await Sandbox()
        let (mirror, _, _) = try await setUp(box)
        let source = "\(box.root)/remote-source"
        let gone = try box.shell(
            "git checkout -q -b gone; echo g > g.txt; git add .; git commit -q -m gone; git push -q origin gone; git rev-parse HEAD",
            in: source)
        try await mirror.fetch()
        // A lane stands on it, then the branch goes.
        let lane = try box.shell(
            "c=$(git commit-tree -m lane -p \(gone) \(gone)^{tree}); git update-ref refs/heads/signalbox/t-2 $c; echo $c", in: mirror.path)
        try box.shell("git push -q origin :gone", in: source)
        for number in 1...3 {
            try box.shell(
                "git checkout -q main; echo \(number) > n; git add .; git commit -q -m \(number); git push -q origin main", in: source)
            try await mirror.fetch()
        }
        let maintenance = MirrorMaintenance(mirror)
        try box.shell("find . -path '*objects*' -type f -exec chmod u+w {} + -exec \(Self.old) {} +", in: mirror.path)
        _ = try await maintenance.removeUnneeded(before: tenDaysAgo, keeping: [])
        let before = try box.shell("git cat-file --batch-all-objects --batch-check | sort", in: "\(mirror.path)/signalbox/remote.git")
        try await maintenance.joinRemotePacks()
        #expect(maintenance.remotePacks() == 1)
        #expect(try box.shell("git cat-file --batch-all-objects --batch-check | sort", in: "\(mirror.path)/signalbox/remote.git") == before)
        #expect(has(box, mirror, gone) && has(box, mirror, lane))
        try box.shell("git fsck --connectivity-only", in: mirror.path)
    }

    @Test("What a mirror of an earlier version held of the remote goes once it is borrowed")
    func migrated() async throws {
        let box = try await Sandbox()
        let (mirror, lane, _) = try await setUp(box)
        try box.shell("cp -r signalbox/remote.git/objects/. objects/", in: mirror.path)
        try box.shell("printf '../signalbox/remote.git/objects\\n' > objects/info/alternates", in: mirror.path)
        try age(box, mirror)
        let maintenance = MirrorMaintenance(mirror)
        let own = try await OwnObjects.read(mirror.repository)
        #expect(try await maintenance.unneeded(before: tenDaysAgo, keeping: []).objects > 1)
        _ = try await maintenance.removeUnneeded(before: tenDaysAgo, keeping: [])
        let left = try await OwnObjects.read(mirror.repository)
        #expect(Set((left.loose + left.packed).map(\.id)) == [lane], "it held \(own)")
        try box.shell("git fsck --connectivity-only", in: mirror.path)
    }

    @Test func removesReferencesOfLanesOnly() async throws {
        let box = try await Sandbox()
        let (mirror, lane, _) = try await setUp(box)
        try box.shell(
            "git update-ref refs/signalbox/lanes/L-1/snapshot-1 \(lane); git update-ref refs/pull/1/head \(lane)", in: mirror.path)
        #expect(
            Set(try await mirror.laneReferences().keys) == [
                "refs/heads/signalbox/t-1", "refs/pull/1/head", "refs/signalbox/lanes/L-1/snapshot-1",
            ])
        try await mirror.removeReferences(["refs/signalbox/lanes/L-1/snapshot-1", "refs/pull/9/head", "refs/remotes/origin/main"])
        #expect(Set(try await mirror.laneReferences().keys) == ["refs/heads/signalbox/t-1", "refs/pull/1/head"])
        #expect(try await mirror.tracked(branch: "main") != nil)
    }

    @Test func findsDeadLocks() async throws {
        let box = try await Sandbox()
        let (mirror, _, _) = try await setUp(box)
        let worktree = try await box.pool(mirror).acquire(
            lane: "L-1", base: box.id(box.shell("git rev-parse main", in: "\(box.root)/remote.git")))
        _ = worktree
        let names = [
            "packed-refs.lock", "refs/heads/signalbox/t-1.lock", "worktrees/lane-1/index.lock", "signalbox/remote.git/packed-refs.lock",
        ]
        let slot = try box.shell("ls worktrees", in: mirror.path)
        let paths = names.map { "\(mirror.path)/\($0.replacing("lane-1", with: slot))" }
        for path in paths { try box.shell("echo x > '\(path)'; \(Self.old) '\(path)'", in: box.root) }
        try box.shell("touch config.lock; echo x > lock; \(Self.old) lock", in: mirror.path)
        #expect(Set(MirrorLocks.made(before: tenDaysAgo, in: mirror).map(\.path)) == Set(paths))
        try box.shell("touch '\(paths[0])'", in: box.root)
        for path in paths + ["\(mirror.path)/HEAD"] { try MirrorLocks.remove(path, madeBefore: tenDaysAgo) }
        #expect(box.exists(paths[0]), "it was made anew")
        #expect(paths.dropFirst().allSatisfy { !box.exists($0) } && box.exists("\(mirror.path)/HEAD"))
    }

    @Test("A worktree whose removal was interrupted is removed when the pool is opened", arguments: [0, 1, 2])
    func interruptedRemoval(step: Int) async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: box.remote())
        let base = try #require(try await mirror.tracked(branch: "main"))
        let pool = try box.pool(mirror)
        let worktree = try await pool.acquire(lane: "L-1", base: base).worktree
        try await pool.discard(lane: "L-1")
        let record = "\(box.root)/pool/slot-1.json"
        try box.shell(
            "sed -i 's/\"state\" : \"free\"/\"state\" : \"retired\", \"reason\" : \"it was being removed\"/' '\(record)'; grep -q removed '\(record)'",
            in: box.root)
        if step > 0 { try box.shell("rm -r worktrees/*", in: mirror.path) }
        if step > 1 { try box.shell("rm -rf '\(worktree.path)'", in: box.root) }
        let again = try box.pool(mirror)
        #expect(await again.status().isEmpty)
        #expect(!box.exists(worktree.path) && !box.exists(record))
        #expect(try await again.acquire(lane: "L-2", base: base).worktree.path == worktree.path)
    }
}
