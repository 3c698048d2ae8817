import Domain
import Git
import Landing
import TestSupport
import Testing

/// Landing on real remotes, by path and by `file://`.
@Suite struct LanderTests {
    private struct Place {
        let sandbox: Sandbox
        let mirror: Mirror
        let lander: Lander
        let base: String
        /// A commit on top of the base, known to the mirror and not to the remote.
        let commit: String

        var intent: LandingIntent { LandingIntent(candidate: 1, branch: "main", expected: base, commit: commit) }
        func head() throws -> String { try sandbox.shell("git rev-parse main", in: "web.git") }

        /// Somebody else pushes.
        func push(_ script: String = "echo other > other.txt") throws -> String {
            let commit = "git add -A; git commit -q -m other; git push -q origin HEAD:main"
            try sandbox.shell("git fetch -q; git reset -q --hard origin/main\n\(script)\n\(commit)", in: "web")
            return try head()
        }
    }

    private func place(prefix: String = "") async throws -> Place {
        let sandbox = try Sandbox()
        try sandbox.remote()
        let client = try await GitClient.locate()
        let mirror = try await Mirror.create(
            at: sandbox.path("mirror"), from: RemoteLocation(prefix + sandbox.path("web.git")), client: client)
        let base = try sandbox.shell("git rev-parse HEAD", in: "web")
        try sandbox.shell("echo two >> a.txt; git commit -q -a -m two; git push -q '\(mirror.path)' HEAD:refs/signalbox/c1", in: "web")
        let commit = try sandbox.shell("git rev-parse HEAD", in: "web")
        return Place(sandbox: sandbox, mirror: mirror, lander: Lander(mirror: mirror), base: base, commit: commit)
    }

    @Test(arguments: ["", "file://"])
    func lands(prefix: String) async throws {
        let place = try await place(prefix: prefix)
        #expect(try await place.lander.land(place.intent) == .landed)
        #expect(try place.head() == place.commit)
        #expect(try await place.mirror.tracked(branch: "main")?.hex == place.commit, "what was read back is known from now on")
    }

    @Test func repeatingALandingLandsNothingTwice() async throws {
        let place = try await place()
        #expect(try await place.lander.land(place.intent) == .landed)
        #expect(try await place.lander.land(place.intent) == .landed)
        #expect(try place.head() == place.commit)
        #expect(try place.sandbox.shell("git rev-list --count main", in: "web.git") == "2")
    }

    @Test func whatLandedAndWasBuiltUponHasLanded() async throws {
        let place = try await place()
        #expect(try await place.lander.land(place.intent) == .landed)
        let other = try place.push()
        #expect(try await place.lander.land(place.intent) == .landed)
        #expect(try place.head() == other)
    }

    @Test func aMovedBaseIsLeftAsItIs() async throws {
        let place = try await place()
        let other = try place.push()
        #expect(try await place.lander.land(place.intent) == .moved(found: other))
        #expect(try place.head() == other)
        // It says the same again.
        #expect(try await place.lander.land(place.intent) == .moved(found: other))
    }

    @Test func aRewrittenBaseIsLeftAsItIs() async throws {
        let place = try await place()
        try place.sandbox.shell("git checkout -q --orphan new; git commit -q -m rewritten; git push -q -f origin new:main", in: "web")
        let head = try place.head()
        #expect(try await place.lander.land(place.intent) == .moved(found: head))
        #expect(try place.head() == head)
    }

    @Test func aBranchThatIsGoneIsNotMadeAnew() async throws {
        let place = try await place()
        try place.sandbox.shell("git update-ref -d refs/heads/main", in: "web.git")
        #expect(try await place.lander.land(place.intent) == .moved(found: "nothing"))
        #expect(try place.sandbox.shell("git for-each-ref", in: "web.git") == "")
    }

    @Test func aRefusalOfTheRemoteChangesNothing() async throws {
        let place = try await place()
        try place.sandbox.shell("git config receive.hideRefs refs/heads/main", in: "web.git")
        let outcome = try await place.lander.land(place.intent)
        guard case .refused(let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(!reason.isEmpty)
        #expect(try place.head() == place.base)
    }

    @Test func aRemoteThatIsAWorkingFolderWithTheBranchCheckedOutSaysWhatToDo() async throws {
        let place = try await place()
        // The remote is the person's own checkout, on its default branch.
        try place.sandbox.shell("git clone -q web.git desk")
        let mirror = try await Mirror.create(
            at: place.sandbox.path("second"), from: RemoteLocation(place.sandbox.path("desk")), client: GitClient.locate())
        try place.sandbox.shell("git push -q '\(mirror.path)' HEAD:refs/signalbox/c1", in: "web")
        let outcome = try await Lander(mirror: mirror).land(place.intent)
        guard case .refused(let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.contains("updateInstead"))
        #expect(try place.sandbox.shell("git rev-parse HEAD; git status --porcelain", in: "desk") == place.base)
    }

    @Test func anIntentWithoutGitObjectsIsRefused() async throws {
        let place = try await place()
        for text in ["", "main", "--force", "HEAD"] {
            let intent = LandingIntent(candidate: 1, branch: "main", expected: place.base, commit: text)
            let outcome = try await place.lander.land(intent)
            #expect(outcome == .refused("the intent does not name git objects"))
        }
        #expect(try place.head() == place.base)
    }

    @Test func aBranchWithAHostileNameIsNotAnOption() async throws {
        let place = try await place()
        let intent = LandingIntent(candidate: 1, branch: "--upload-pack=touch x", expected: place.base, commit: place.commit)
        await #expect(throws: GitError.self) { try await place.lander.land(intent) }
        #expect(try place.head() == place.base)
    }

    @Test func aRemoteThatIsGoneGivesNoAnswer() async throws {
        let place = try await place()
        try place.sandbox.shell("mv web.git away.git")
        guard case .uncertain(let reason) = try await place.lander.land(place.intent) else {
            Issue.record("a remote that is gone has answered")
            return
        }
        #expect(!reason.isEmpty)
        try place.sandbox.shell("mv away.git web.git")
        #expect(try await place.lander.land(place.intent) == .landed)
    }
}
