import Foundation
import Synchronization
import Testing

@testable import Git

@Suite struct MirrorTests {
    @Test(arguments: ["", "file://"])
    func createsFetchesAndOpens(_ scheme: String) async throws {
        let box = try await Sandbox()
        let remote = try box.remote()
        let mirror = try await box.mirror(of: scheme + remote)
        #expect(try await mirror.defaultBranch() == "main")
        let first = try await mirror.tracked(branch: "main")
        try box.shell(
            "echo c > c.txt; git add .; git commit -q -m second; git push -q origin main; git push -q origin main:gone",
            in: "\(box.root)/remote-source")
        try await mirror.fetch()
        let second = try await mirror.tracked(branch: "main")
        #expect(first != nil && second != nil && first != second)
        #expect(try await mirror.remoteHead(branch: "main") == second)
        try box.shell("git push -q origin :gone; git tag v1; git push -q --tags origin", in: "\(box.root)/remote-source")
        #expect(try await mirror.tracked(branch: "gone") != nil)
        try await mirror.fetch()
        #expect(try await mirror.tracked(branch: "gone") == nil)
        #expect(try await mirror.repository.references(under: "refs/tags/").isEmpty)
        let again = try await Mirror.open(at: mirror.path, remote: mirror.remote, client: box.client)
        #expect(try await again.defaultBranch() == "main")
        #expect(await again.takeWarnings().isEmpty)
    }

    @Test func leavesNothingWhenTheRemoteIsMissing() async throws {
        let box = try await Sandbox()
        #expect(await kindThrown { _ = try await box.mirror(of: "\(box.root)/nowhere") } == .remoteUnavailable)
        #expect(try FileManager.default.contentsOfDirectory(atPath: box.root).isEmpty)
    }

    @Test func saysThatTheRemoteIsEmpty() async throws {
        let box = try await Sandbox()
        try box.shell("git init -q --bare empty.git", in: box.root)
        #expect(await kindThrown { _ = try await box.mirror(of: "\(box.root)/empty.git") } == .remoteEmpty)
        #expect(!box.exists("\(box.root)/mirror"))
    }

    @Test func reportsProgress() async throws {
        let box = try await Sandbox()
        let remote = try box.remote(script: "for i in $(seq 50); do echo $i > f$i; done")
        let seen = Mutex<[Int]>([])
        _ = try await Mirror.create(at: "\(box.root)/m", from: RemoteLocation("file://" + remote), client: box.client) { report in
            seen.withLock { $0.append(report.percent) }
        }
        #expect(seen.withLock { $0.contains(100) })
    }

    @Test func sharesARunningFetch() async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: try box.remote())
        // A git that counts its fetches and holds each until all callers have asked.
        try box.shell(
            "mkdir bin; cat > bin/git <<'X'\n#!/bin/sh\ncase \" $* \" in *' fetch '*) echo x >> \"$ROOT/count\"; read line < \"$ROOT/gate\";; esac\nexec /usr/bin/env git \"$@\"\nX\nchmod +x bin/git; mkfifo gate",
            in: box.root)
        var environment = ProcessInfo.processInfo.environment
        environment["ROOT"] = box.root
        let client = try await GitClient(executable: "\(box.root)/bin/git", environment: environment)
        let slow = try await Mirror.open(at: mirror.path, remote: mirror.remote, client: client)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await slow.fetch() } }
            while await slow.waitingForFetch < 20 { await Task.yield() }
            // From outside: opening the pipe waits for a git that this process has yet to start.
            try box.shell("(echo go > gate) > /dev/null 2>&1 &", in: box.root)
            try await group.waitForAll()
        }
        #expect(box.read("\(box.root)/count") == "x\n")
    }

    @Test func restoresItsConfigurationAndReportsIt() async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: try box.remote())
        try box.shell(
            """
            git config core.sshCommand 'touch $ROOT/owned'; git config filter.x.clean "touch $ROOT/owned"; git config user.name Agent
            git config --unset gc.auto; mkdir hooks; printf '#!/bin/sh\ntouch $ROOT/owned\n' > hooks/reference-transaction
            chmod +x hooks/reference-transaction; mkdir -p info; echo '*.txt filter=x' > info/attributes
            """, in: mirror.path)
        #expect(try await mirror.tracked(branch: "main") != nil)
        let warnings = await mirror.takeWarnings().map(\.description).joined(separator: "\n")
        #expect(
            warnings.contains("core.sshcommand") && warnings.contains("filter.x.clean") && warnings.contains("hooks")
                && warnings.contains("info/attributes"))
        let config = try box.shell("git config --list --local", in: mirror.path)
        #expect(!config.contains("sshcommand") && config.contains("user.name=Agent") && config.contains("gc.auto=0"))
        #expect(!box.exists("\(mirror.path)/hooks") && !box.exists("\(box.root)/owned"))
        _ = try await mirror.tracked(branch: "main")
        #expect(await mirror.takeWarnings().isEmpty, "a harmless addition is no reason to warn")
    }

    @Test func restoresAConfigurationThatGitCannotRead() async throws {
        let box = try await Sandbox()
        let mirror = try await box.mirror(of: try box.remote())
        try box.shell("echo '[broken' > config", in: mirror.path)
        #expect(try await mirror.tracked(branch: "main") != nil)
        #expect(await mirror.takeWarnings().count == 1)
    }

    @Test func fetchesBranchesThatLookLikeOptions() async throws {
        let box = try await Sandbox()
        let remote = try box.remote()
        try box.shell(
            "git update-ref 'refs/heads/--upload-pack=touch$IFS$ROOT/owned' main; git update-ref refs/heads/HEAD main", in: remote)
        let mirror = try await box.mirror(of: remote)
        #expect(try await mirror.repository.references(under: "refs/remotes/").count == 3)
        #expect(try await mirror.defaultBranch() == "main")
    }
}
