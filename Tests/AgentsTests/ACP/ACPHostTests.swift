import Agents
import Domain
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The host in front of a real agent process that means well.
@Suite struct ACPHostTests {
    @Test func aWholeTurn() throws {
        let talk = try HostedTalk(["work"], in: Sandbox())
        try talk.run()
        #expect(talk.messages == "read two, ran é to 3, gone: True")
        #expect(try talk.sandbox.read("work/new/deep/HELLO.md") == "one\ntwo\nthree\n")
        #expect(talk.status == 0)
        #expect(talk.actions.usage.last?.cost == Money(dollars: 0.25))
        let path = talk.sandbox.path("work/new/deep/HELLO.md")
        let shown = talk.actions.entries.map(Self.short)
        #expect(
            shown == [
                "session session-1", "plan", "thought First the file.", "call fs/write_text_file edit \(path)", "result signalbox-1 ok",
                "added \(path)", "call fs/read_text_file read \(path)", "result signalbox-2 ok", "call run it execute printf é; exit 3",
                "call terminal/create execute /bin/sh -c 'printf é; exit 3'", "result signalbox-3 failed é", "result c1 ok",
                "message read two, ran é to 3, gone: True", "ended finished",
            ])
    }

    /// The lines that the host let through make the same again, whatever was asked meanwhile.
    @Test func theSameLinesMakeTheSame() throws {
        let talk = try HostedTalk(["work"], in: Sandbox())
        try talk.run()
        var dialect = ACPDialect(.example(worktree: talk.sandbox.path("work")))
        var actions = dialect.begin()
        for line in talk.lines {
            let new = dialect.receive(line)
            actions += new
            for ask in new.asks { actions += dialect.take(.answer(key: ask.key, Answer(verdict: .allowOnce, by: "operator:ada"))) }
        }
        actions += dialect.finish(exited: "status 0")
        #expect(try actions.rendered == talk.actions.rendered)
    }

    @Test func aDenialRunsNothing() throws {
        let talk = try HostedTalk(["work"], in: Sandbox())
        try talk.run(answer: { _ in Answer(verdict: .deny, by: "rule:never") })
        #expect(talk.messages == "not allowed")
        #expect(!talk.actions.entries.contains { Self.short($0).contains("terminal/create") })
    }

    @Test func floodingATerminalKeepsItsEnd() throws {
        let talk = try HostedTalk(["flood"], in: Sandbox())
        try talk.run()
        #expect(talk.messages == "[0, true, true, true, false]")
        #expect(try talk.sandbox.read("work/meanwhile.txt") == "x")
    }

    @Test(.timeLimit(.minutes(15))) func waitsDoNotHoldUpOtherRequests() throws {
        let talk = try HostedTalk(["together"], in: Sandbox())
        let alive = try watch(talk.sandbox)
        try talk.sandbox.shell("mkfifo work/gate")
        try talk.run()
        #expect(talk.messages == "[null, 7, 2, false, \"SIGKILL\", true, true]")
        #expect(try alive.readToEnd()?.isEmpty != false)
    }

    @Test func aCommandLineIsRunByAShell() throws {
        let talk = try HostedTalk(["line"], in: Sandbox())
        try talk.run()
        #expect(talk.messages == "HELLO\n\(talk.sandbox.path("work/below"))\n")
    }

    @Test(.timeLimit(.minutes(15))) func theEndOfTheAgentEndsItsTerminals() throws {
        let talk = try HostedTalk(["leftovers"], in: Sandbox())
        let alive = try watch(talk.sandbox)
        try talk.run()
        #expect(String(decoding: try alive.readToEnd() ?? Data(), as: UTF8.self) == "two\n")
        #expect(talk.actions.entries.filter { Self.short($0).hasPrefix("result signalbox-1 failed") }.count == 1)
    }

    @Test func anInterruptCancels() throws {
        let talk = try HostedTalk(["hang"], in: Sandbox())
        try talk.run(after: { talk, action in
            if case .usage = action { try talk.take(.interrupt(key: "i")) }
        })
        #expect(talk.actions.endings == [AgentEnding(kind: .interrupted, text: "waiting")])
        #expect(talk.status == 0)
    }

    @Test func aSignalIsPassedOn() throws {
        let talk = try HostedTalk(["hang"], in: Sandbox())
        try talk.run(after: { talk, action in
            if case .usage = action { kill(talk.pid, SIGTERM) }
        })
        #expect(talk.status == 128 + SIGTERM)
        #expect(talk.actions.endings.map(\.kind) == [.failed])
    }

    /// TERM after the grace, then KILL.
    @Test func anAgentThatStaysIsEnded() throws {
        let talk = try HostedTalk(["stubborn"], in: Sandbox(), grace: 3)
        try talk.run()
        #expect(talk.status == 128 + SIGKILL)
        #expect(FileManager.default.fileExists(atPath: talk.sandbox.path("work/terminated")))
        #expect(talk.actions.endings.map(\.kind) == [.finished])
    }

    @Test func aCrashIsSeen() throws {
        let talk = try HostedTalk(["crash"], in: Sandbox())
        try talk.run()
        #expect(talk.status == 128 + SIGSEGV)
        #expect(talk.messages == "going down")
        #expect(talk.actions.endings.first?.text == "the program ended in the middle of its turn: status 139")
    }

    @Test func aLoadedSessionIsQuiet() throws {
        let talk = try HostedTalk(["silent"], in: Sandbox(), session: AgentSession(id: "session-1"))
        try talk.run()
        #expect(talk.actions.entries.map(Self.short) == ["session session-1", "ended finished"])
    }

    @Test func aQuestionIsAnswered() throws {
        let talk = try HostedTalk(["question"], in: Sandbox())
        try talk.run(answer: { ask in Answer(verdict: .reply, message: ask.options.last ?? "none", by: "operator:ada") })
        #expect(talk.messages == "{\"action\": \"accept\", \"content\": {\"colour\": \"blue\"}}-32601")
        #expect(talk.actions.asks == [AgentAsk(key: "ask-1", kind: .question, text: "Which colour?", options: ["red", "blue"])])
    }

    static func short(_ entry: TranscriptContent) -> String {
        switch entry {
        case .session(let session): "session \(session.id)"
        case .message(let text): "message \(text)"
        case .thought(let text): "thought \(text)"
        case .toolCall(let call): "call \(call.name) \(call.kind.rawValue) \(call.command ?? call.paths.first ?? "")"
        case .toolResult(let id, let failed, let output):
            failed ? "result \(id) failed \(output)" : "result \(id) ok"
        case .fileChange(let path, let change): "\(change.rawValue) \(path)"
        case .plan: "plan"
        case .error(let fault): "error \(fault.text)"
        case .ended(let ending): "ended \(ending.kind.rawValue)"
        default: "other"
        }
    }

    /// The end of a FIFO `work/alive` that the agent's commands hold open for writing: it reads its end when the last of them is gone.
    private func watch(_ sandbox: Sandbox) throws -> FileHandle {
        try sandbox.shell("mkdir -p work; mkfifo work/alive")
        let descriptor = open(sandbox.path("work/alive"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        try #require(descriptor >= 0)
        try #require(fcntl(descriptor, F_SETFL, 0) == 0)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
