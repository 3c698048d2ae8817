import Agents
import Domain
import Foundation
import TestSupport

/// A turn with the scripted ACP agent: the real host, the real agent process, and the dialect as the driver would use it.
final class HostedTalk {
    let sandbox: Sandbox
    private(set) var actions: [AgentAction] = []
    private(set) var lines: [ArraySlice<UInt8>] = []
    private(set) var status: Int32 = -1
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var dialect: ACPDialect
    private var buffer: [UInt8] = []
    private var inputOpen = true

    init(_ scenario: [String], in sandbox: Sandbox, grace: Int = 600, session: AgentSession? = nil) throws {
        self.sandbox = sandbox
        let worktree = sandbox.path("work")
        try FileManager.default.createDirectory(atPath: worktree, withIntermediateDirectories: true)
        let script = Bundle.module.resourceURL?.appendingPathComponent("ScriptedACP/acp_agent.py").path ?? ""
        process.executableURL = Bundle.module.bundleURL.deletingLastPathComponent().appendingPathComponent("acp-host-under-test")
        process.arguments = [worktree, String(grace), "python3", script] + scenario
        process.standardInput = input
        process.standardOutput = output
        dialect = ACPDialect(.example(session: session, worktree: worktree))
    }

    var pid: Int32 { process.processIdentifier }
    var messages: String { actions.entries.compactMap { if case .message(let text) = $0 { text } else { nil } }.joined() }

    /// Talks until the program has ended. `answer` says what an ask is answered, and `after` is called with every new action.
    func run(
        answer: (AgentAsk) -> Answer = { _ in Answer(verdict: .allowOnce, by: "operator:ada") },
        after: (HostedTalk, AgentAction) throws -> Void = { _, _ in }
    ) throws {
        try process.run()
        try perform(dialect.begin(), answer, after)
        while true {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            buffer += data
            while let end = buffer.firstIndex(of: 0x0A) {
                let line = ArraySlice(Array(buffer[..<end]))
                buffer.removeFirst(end + 1)
                lines.append(line)
                try perform(dialect.receive(line), answer, after)
            }
        }
        process.waitUntilExit()
        status = process.terminationStatus
        try perform(dialect.finish(exited: "status \(status)"), answer, after)
    }

    func take(_ request: AgentRequest) throws { try perform(dialect.take(request), { _ in Answer(verdict: .deny, by: "x") }, { _, _ in }) }

    private func perform(_ new: [AgentAction], _ answer: (AgentAsk) -> Answer, _ after: (HostedTalk, AgentAction) throws -> Void) throws {
        actions += new
        for action in new {
            switch action {
            case .send(_, let line): if inputOpen { try input.fileHandleForWriting.write(contentsOf: Data(line)) }
            case .ask(let ask): try perform(dialect.take(.answer(key: ask.key, answer(ask))), answer, after)
            case .closeInput:
                inputOpen = false
                try input.fileHandleForWriting.close()
            case .record, .withdraw, .usage, .stop: break
            }
            try after(self, action)
        }
    }
}
