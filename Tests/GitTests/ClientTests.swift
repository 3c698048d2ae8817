import Foundation
import Testing

@testable import Git

@Suite struct ClientTests {
    @Test func saysThatGitIsMissing() async {
        #expect(await kindThrown { _ = try await GitClient.locate(environment: ["PATH": "/nonexistent"]) } == .gitMissing)
    }

    @Test func saysThatGitIsTooOld() async throws {
        let box = try await Sandbox()
        try box.shell("mkdir bin; printf '#!/bin/sh\\necho git version 2.30.2\\n' > bin/git; chmod +x bin/git", in: box.root)
        let kind = await kindThrown { _ = try await GitClient.locate(environment: ["PATH": "\(box.root)/bin"]) }
        #expect(kind == .gitTooOld(found: "2.30"))
    }

    @Test func dropsInheritedVariables() async throws {
        let box = try await Sandbox()
        var environment = ProcessInfo.processInfo.environment
        environment.merge(["GIT_DIR": "/nonexistent", "GIT_INDEX_FILE": "/nonexistent", "GIT_EXTERNAL_DIFF": "false"]) { _, new in new }
        let client = try await GitClient(executable: box.client.executable, environment: environment)
        let path = try box.remote()
        let repository = GitRepository(client: client, directory: path)
        #expect(try await repository.resolve(RefName("refs/heads/main")) != nil)
    }

    @Test func errorsNameTheCommandAndEscapeWhatGitSaid() async throws {
        let box = try await Sandbox()
        let repository = GitRepository(client: box.client, directory: try box.remote())
        do {
            _ = try await repository.run(["rev-parse", "--verify", "no\u{1B}[31msuch"])
            Issue.record("an unknown name was resolved")
        } catch let error as GitError {
            #expect(error.kind == .commandFailed(exit: 128))
            #expect(error.description.contains("rev-parse") && !error.description.contains("\u{1B}") && !error.remedy.isEmpty)
        }
    }

    @Test func boundsTheOutput() async throws {
        let box = try await Sandbox()
        let repository = GitRepository(client: box.client, directory: try box.remote(script: "head -c 300000 /dev/zero > big"))
        var command = repository.command(["cat-file", "blob", "main:big"])
        command.outputLimit = 1000
        #expect(await kindThrown { _ = try await repository.run(command) } == .outputTooLarge(limit: 1000))
    }

    @Test func endsACommandAtItsTimeout() async throws {
        let box = try await Sandbox()
        try box.shell(
            "mkdir bin; printf '#!/bin/sh\\n[ \"$1\" = --version ] && echo git version 2.39.5 || exec sleep 600\\n' > bin/git; chmod +x bin/git",
            in: box.root)
        let client = try await GitClient(executable: "\(box.root)/bin/git", environment: ["PATH": "/usr/bin:/bin"])
        let command = GitCommand(arguments: ["fetch"], timeout: .milliseconds(50))
        #expect(await kindThrown { _ = try await client.run(command) } == .timedOut)
    }

    @Test func readsObjectsThroughOneProcess() async throws {
        let box = try await Sandbox()
        let path = try box.remote(script: "printf 'x\\n\\ny' > a; head -c 200000 /dev/zero > big; : > empty")
        let cat = CatFile(GitRepository(client: box.client, directory: path))
        let small = try box.id(try box.shell("git rev-parse main:a", in: path))
        let big = try box.id(try box.shell("git rev-parse main:big", in: path))
        let empty = try box.id(try box.shell("git rev-parse main:empty", in: path))
        for _ in 0..<3 {
            #expect(try await cat.content(small) == Array("x\n\ny".utf8))
            #expect(try await cat.content(big)?.count == 200_000)
            #expect(try await cat.content(empty) == [])
        }
        #expect(try await cat.info(big) == CatFile.Info(type: "blob", size: 200_000))
        #expect(try await cat.content(try box.id(String(repeating: "1", count: 40))) == nil)
        #expect(await kindThrown { _ = try await cat.content(big, limit: 10) } == .outputTooLarge(limit: 10))
        let answers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<50 { group.addTask { try await cat.content(small)?.count } }
            return try await group.reduce(into: 0) { $0 += $1 ?? 0 }
        }
        #expect(answers == 200)
        await cat.close()
        #expect(try await cat.content(small)?.count == 4, "a closed reader starts again")
        await cat.close()
    }

    @Test func readsOnAfterTheProcessWasKilled() async throws {
        let box = try await Sandbox()
        // A git that dies at its first use as reader, as a killed one would.
        try box.shell(
            "mkdir bin; cat > bin/git <<'X'\n#!/bin/sh\ncase \"$*\" in *batch-command*) if [ ! -e \"$ROOT/died\" ]; then : > \"$ROOT/died\"; kill -9 $$; fi;; esac\nexec /usr/bin/env git \"$@\"\nX\nchmod +x bin/git",
            in: box.root)
        var environment = ProcessInfo.processInfo.environment
        environment["ROOT"] = box.root
        let client = try await GitClient(executable: "\(box.root)/bin/git", environment: environment)
        let path = try box.remote()
        let cat = CatFile(GitRepository(client: client, directory: path))
        let id = try box.id(try box.shell("git rev-parse main:b.txt", in: path))
        #expect(try await cat.content(id) == Array("b\n".utf8))
        #expect(box.exists("\(box.root)/died"))
        await cat.close()
    }
}
