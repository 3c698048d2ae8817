import Testing

@testable import Git

@Suite struct CommitTests {
    private func setUp(_ box: Sandbox) async throws -> (Mirror, Worktree, ObjectID) {
        let mirror = try await box.mirror(of: try box.remote())
        let base = try #require(try await mirror.tracked(branch: "main"))
        return (mirror, try await box.pool(mirror).acquire(lane: "L-1", base: base, branch: RefName(branch: "t-1")).worktree, base)
    }

    @Test func commitsWhatWasLeft() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        let work = CommitWork(worktree)
        #expect(try await work.isClean())
        #expect(try await work.commitAll(message: "nothing") == nil)
        try box.shell(
            "echo changed > a.txt; git update-index --assume-unchanged a.txt; rm b.txt; echo new > -n; echo s > s; git add s; rm s",
            in: worktree.path)
        #expect(try await !work.isClean())
        let commit = try #require(
            try await work.commitAll(
                message: "Leftovers\n\nBody", trailers: [("Signalbox-Lane", "L-1"), ("Signalbox-Target", "T-1")],
                author: CommitIdentity(name: "Agent <x>\n", email: "agent@x")))
        let commits = try await CommitGraph(mirror.repository).commits(between: base, and: commit)
        #expect(
            commits.count == 1 && commits[0].parents == [base] && commits[0].subject == "Leftovers" && commits[0].authorName == "Agent x")
        #expect(commits[0].trailers("signalbox-lane") == ["L-1"] && commits[0].trailers("Signalbox-Target") == ["T-1"])
        #expect(try await mirror.repository.resolve(RefName(branch: "t-1")) == commit)
        #expect(try box.shell("git ls-tree --name-only HEAD; git status --porcelain", in: worktree.path) == "-n\na.txt")
        #expect(try await work.isClean())
    }

    @Test func somethingStagedIsNotClean() async throws {
        let box = try await Sandbox()
        let (_, worktree, _) = try await setUp(box)
        try box.shell("cp a.txt keep; echo x >> a.txt; git add a.txt; cp keep a.txt; rm keep", in: worktree.path)
        #expect(try await !CommitWork(worktree).isClean())
    }

    @Test func refusesARepositoryInsideAndForgedTrailers() async throws {
        let box = try await Sandbox()
        let (_, worktree, _) = try await setUp(box)
        try box.shell("git init -q inner; (cd inner; echo x > y; git add y; git commit -q -m i)", in: worktree.path)
        #expect(await kindThrown { _ = try await CommitWork(worktree).commitAll(message: "x") } == .embeddedRepository)
        let forged = [("Key", "a\nSigned-off-by: someone")]
        #expect(await kindThrown { _ = try await CommitWork(worktree).commitAll(message: "x", trailers: forged) } == .invalidInput)
    }

    @Test func answersAboutHistory() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        try box.shell("for i in 1 2 3; do echo $i > n; git add n; git commit -q -m \"c$i\"; done", in: worktree.path)
        let head = try #require(try await worktree.head())
        let graph = CommitGraph(mirror.repository)
        #expect(try await graph.commits(between: base, and: head).map(\.subject) == ["c3", "c2", "c1"])
        #expect(try await graph.commits(between: base, and: head, limit: 1).count == 1)
        #expect(try await graph.isAncestor(base, of: head))
        #expect(try await !graph.isAncestor(head, of: base))
        #expect(try await graph.mergeBase(base, head) == base)
        let headTree = try await graph.tree(of: head)
        #expect(try await graph.commits(between: base, and: head)[0].tree == headTree)
        #expect(await kindThrown { _ = try await graph.tree(of: box.id(String(repeating: "a", count: 40))) } == .notFound)
    }

    @Test func buildsTheSameCandidateTwice() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        try box.shell("echo n > n; git add n; git commit -q -m n", in: worktree.path)
        let head = try #require(try await worktree.head())
        let builder = CandidateBuilder(mirror.repository)
        let ref = try RefName("refs/signalbox/candidates/L-1/1")
        let first = try await builder.build(base: base, head: head, message: "Land T-1", secondsSince1970: 1_700_000_000, ref: ref)
        let second = try await builder.build(base: base, head: head, message: "Land T-1", secondsSince1970: 1_700_000_000, ref: ref)
        guard case .built(let candidate) = first else {
            Issue.record("not built: \(first)")
            return
        }
        #expect(first == second)
        #expect(try await mirror.repository.resolve(ref) == candidate.commit)
        #expect(
            try box.shell("git log -1 --format='%P|%an|%at|%T' \(candidate.commit)", in: mirror.path)
                == "\(base) \(head)|Signalbox|1700000000|\(candidate.tree)")
        #expect(try await builder.build(base: head, head: base, message: "x", secondsSince1970: 1) == .alreadyMerged)
        let other = await kindThrown {
            _ = try await builder.build(base: base, head: head, message: "Other", secondsSince1970: 1, ref: ref)
        }
        guard case .refMoved = other else {
            Issue.record("a kept candidate was replaced: \(String(describing: other))")
            return
        }
    }

    @Test func reportsConflictsAndForecastsThem() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        func commit(_ script: String) async throws -> ObjectID {
            try box.shell("git checkout -q --detach \(base); \(script); git add -A; git commit -q -m x", in: worktree.path)
            return try #require(try await worktree.head())
        }
        let odd = "$(printf 'od\\nd\\033[31m')"
        let one = try await commit("echo 1 > a.txt; echo 1 > \"\(odd)\"")
        let two = try await commit("echo 2 > a.txt; echo 2 > \"\(odd)\"")
        let three = try await commit("echo 3 > c")
        let builder = CandidateBuilder(mirror.repository)
        guard case .conflict(let paths, let messages) = try await builder.build(base: one, head: two, message: "x", secondsSince1970: 1)
        else {
            Issue.record("no conflict")
            return
        }
        #expect(paths.map(\.description) == ["a.txt", "od\\nd\\x1B[31m"] && messages.contains { $0.contains("CONFLICT") })
        #expect(messages.allSatisfy { !$0.contains("\u{1B}") })
        let forecast = try await builder.forecast([(one, two), (one, three), (two, three), (two, one)])
        #expect(forecast.map(\.count) == [2, 0, 0, 2] && forecast[0] == paths)
    }

    @Test func onlyOneOfManySwapsWins() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        try box.shell("for i in $(seq 12); do git commit-tree -p HEAD -m $i HEAD^{tree}; done > $ROOT/ids", in: worktree.path)
        let ids = try (box.read("\(box.root)/ids") ?? "").split(separator: "\n").map { try box.id(String($0)) }
        let ref = try RefName(branch: "contended")
        let transaction = RefTransaction(mirror.repository)
        try await transaction.compareAndSwap(ref, expected: nil, new: base)
        let winners = try await withThrowingTaskGroup(of: ObjectID?.self) { group in
            for id in ids {
                group.addTask {
                    do {
                        try await transaction.compareAndSwap(ref, expected: base, new: id)
                        return id
                    } catch let error as GitError {
                        guard case .refMoved(_, base, .some) = error.kind else { throw error }
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [ObjectID]()) { if let id = $1 { $0.append(id) } }
        }
        #expect(winners.count == 1)
        #expect(try await mirror.repository.resolve(ref) == winners.first)
    }

    @Test func takesAwayTheLockOfAGitThatWasKilled() async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: try box.remote(script: "echo one > a.txt"))
        let base = try #require(try await mirror.tracked(branch: "main"))
        let ref = try RefName("refs/signalbox/lanes/L-1/snapshot-1")
        try box.shell("mkdir -p refs/signalbox/lanes/L-1 refs/heads; : > \(ref.name).lock; : > refs/heads/other.lock", in: mirror.path)
        try await RefTransaction(mirror.repository).keep(base, at: ref)
        #expect(try box.shell("git rev-parse \(ref.name)", in: mirror.path) == base.hex)
        // Not one of ours: somebody may be at work there.
        await #expect(throws: GitError.self) { try await RefTransaction(mirror.repository).keep(base, at: try RefName(branch: "other")) }
    }

    @Test func changesAllReferencesOrNone() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        let other = try box.id(try box.shell("git commit-tree -p HEAD -m o HEAD^{tree}", in: worktree.path))
        let (one, two) = (try RefName(branch: "one"), try RefName(branch: "two"))
        let transaction = RefTransaction(mirror.repository)
        let kind = await kindThrown {
            try await transaction.apply([RefUpdate(one, expected: nil, new: other), RefUpdate(two, expected: base, new: other)])
        }
        #expect(kind == .refMoved(ref: two.name, expected: base, found: nil))
        #expect(try await mirror.repository.resolve(one) == nil)
        try await transaction.apply([RefUpdate(one, expected: nil, new: other), RefUpdate(two, expected: nil, new: base)])
        try await transaction.apply([RefUpdate(one, expected: other, new: nil), RefUpdate(two, expected: base, new: other)])
        #expect(try await mirror.repository.resolve(one) == nil)
        #expect(try await mirror.repository.resolve(two) == other)
    }

    @Test func aSymbolicReferenceDoesNotRedirectAnUpdate() async throws {
        let box = try await Sandbox()
        let (mirror, worktree, base) = try await setUp(box)
        let other = try box.id(try box.shell("git commit-tree -p HEAD -m o HEAD^{tree}", in: worktree.path))
        try box.shell("git update-ref refs/heads/victim \(base); git symbolic-ref refs/heads/trap refs/heads/victim", in: mirror.path)
        try await RefTransaction(mirror.repository).compareAndSwap(RefName(branch: "trap"), expected: base, new: other)
        #expect(try await mirror.repository.resolve(RefName(branch: "victim")) == base)
    }
}
