import Testing

@testable import Git

@Suite struct PushTests {
    /// A mirror, its base, and a commit on it made in the mirror.
    private func setUp(_ box: Sandbox, _ address: String? = nil) async throws -> (Mirror, ObjectID, ObjectID) {
        let remote = try box.remote()
        let mirror = try await box.mirror(of: address ?? remote)
        let base = try #require(try await mirror.tracked(branch: "main"))
        let next = try box.id(try box.shell("git commit-tree -p \(base) -m next \(base)^{tree}", in: mirror.path))
        return (mirror, base, next)
    }

    @Test(arguments: ["", "file://"])
    func landsOnceAndSaysSoAgain(_ scheme: String) async throws {
        let box = try await Sandbox()
        let (mirror, base, next) = try await setUp(box, scheme + box.root + "/remote.git")
        let push = Push(mirror)
        let main = try RefName(branch: "main")
        #expect(try await push.push(next, to: main, expecting: base) == .landed)
        #expect(try await push.push(next, to: main, expecting: base) == .landed)
        #expect(try await mirror.remoteHead(branch: "main") == next)
        #expect(try await push.push(next, to: RefName("refs/pull/1/head"), expecting: nil) == .landed)
        #expect(try await push.push(next, to: RefName(branch: "signalbox/t-1"), expecting: nil) == .landed)
    }

    @Test func isStaleWhenTheRemoteMoved() async throws {
        let box = try await Sandbox()
        let (mirror, base, next) = try await setUp(box)
        try box.shell("echo z > z; git add z; git commit -q -m z; git push -q origin main", in: "\(box.root)/remote-source")
        let moved = try box.id(try box.shell("git rev-parse main", in: "\(box.root)/remote-source"))
        #expect(try await Push(mirror).push(next, to: RefName(branch: "main"), expecting: base) == .stale(found: moved))
        #expect(try await Push(mirror).push(next, to: RefName(branch: "main"), expecting: nil) == .stale(found: moved))
        #expect(try await Push(mirror).push(next, to: RefName(branch: "absent"), expecting: base) == .stale(found: nil))
        #expect(try await mirror.remoteHead(branch: "main") == moved)
    }

    @Test func onlyOneOfManyPushesLands() async throws {
        let box = try await Sandbox()
        let (mirror, base, _) = try await setUp(box)
        let ids = try (1...4).map { try box.id(try box.shell("git commit-tree -p \(base) -m n\($0) \(base)^{tree}", in: mirror.path)) }
        let outcomes = try await withThrowingTaskGroup(of: PushOutcome.self) { group in
            for id in ids { group.addTask { try await Push(mirror).push(id, to: RefName(branch: "main"), expecting: base) } }
            return try await group.reduce(into: [PushOutcome]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == .landed }.count == 1)
        let head = try #require(try await mirror.remoteHead(branch: "main"))
        #expect(ids.contains(head))
    }

    @Test func refusesToDropCommits() async throws {
        let box = try await Sandbox()
        let (mirror, base, next) = try await setUp(box)
        let main = try RefName(branch: "main")
        #expect(try await Push(mirror).push(next, to: main, expecting: base) == .landed)
        #expect(await kindThrown { _ = try await Push(mirror).push(base, to: main, expecting: next) } == .invalidInput)
        #expect(try await Push(mirror).push(base, to: main, expecting: next, allowingRewind: true) == .landed)
    }

    @Test func explainsACheckedOutBranch() async throws {
        let box = try await Sandbox()
        _ = try box.remote()
        let mirror = try await box.mirror(of: "\(box.root)/remote-source")
        let base = try #require(try await mirror.tracked(branch: "main"))
        let next = try box.id(try box.shell("git commit-tree -p \(base) -m next \(base)^{tree}", in: mirror.path))
        guard case .rejected(let reason, let remedy) = try await Push(mirror).push(next, to: RefName(branch: "main"), expecting: base)
        else {
            Issue.record("a checked-out branch was moved")
            return
        }
        #expect(reason.contains("checked out") && remedy.contains("receive.denyCurrentBranch"))
        #expect(try await mirror.remoteHead(branch: "main") == base)
    }

    @Test func isUncertainWhenTheRemoteCannotBeAsked() async throws {
        let box = try await Sandbox()
        let (mirror, base, next) = try await setUp(box)
        try box.shell("mv remote.git away.git", in: box.root)
        guard case .uncertain = try await Push(mirror).push(next, to: RefName(branch: "main"), expecting: base) else {
            Issue.record("an unreachable remote gave an answer")
            return
        }
        #expect(await kindThrown { _ = try await mirror.remoteHead(branch: "main") } == .remoteUnavailable)
    }

    @Test func runsHooksOfALocalRemoteOnlyWhenAsked() async throws {
        let box = try await Sandbox()
        let (mirror, base, next) = try await setUp(box)
        try box.shell(
            "for h in pre-receive update post-receive reference-transaction; do printf '#!/bin/sh\\ntouch \(box.root)/ran; exit 1\\n' > hooks/$h; chmod +x hooks/$h; done",
            in: "\(box.root)/remote.git")
        #expect(try await Push(mirror).push(next, to: RefName(branch: "main"), expecting: base) == .landed)
        #expect(!box.exists("\(box.root)/ran"))
        guard case .rejected = try await Push(mirror, localHooks: .run).push(next, to: RefName(branch: "other"), expecting: nil) else {
            Issue.record("the hook's refusal was not heard")
            return
        }
        #expect(box.exists("\(box.root)/ran"))
    }
}
