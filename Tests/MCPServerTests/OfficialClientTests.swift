import Domain
import Foundation
import JSONValues
import MCPServer
import MCPWire
import Testing

/// The official Python client, of both eras and over both ways. `make test-agents` installs it; without it the Swift tests beside this
/// one still speak both eras.
@Suite struct OfficialClientTests {
    /// The interpreters of `scripts/agent-programs.sh`, or why there is none.
    private static func python(_ key: String) -> (path: String?, reason: String) {
        guard let folder = ProcessInfo.processInfo.environment["SIGNALBOX_AGENTS_ENV"] else {
            return (nil, "SIGNALBOX_AGENTS_ENV is not set; make test-agents installs the clients and sets it")
        }
        let file = folder + "/programs.json"
        guard let data = FileManager.default.contents(atPath: file), let programs = try? JSONValue(message: Array(data)) else {
            return (nil, "\(file) cannot be read")
        }
        guard let path = programs["python"]?[key]?.string else { return (nil, "\(file) has no python.\(key)") }
        return (path, "")
    }

    /// Interpreter, era to ask for, and the version that must come of it.
    @Test(
        arguments: [
            ("mcpLegacy", "legacy", "2025-11-25"), ("mcpModern", "modern", "2026-07-28"), ("mcpModern", "legacy", "2025-11-25"),
        ], ["stdio", "http"])
    func callsEverything(client: (key: String, era: String, version: String), way: String) async throws {
        let (python, reason) = Self.python(client.key)
        guard let python else {
            print("SKIPPED: the official MCP client (\(client.era), \(way)): \(reason)")
            return
        }
        try await LaneRig.with { rig in
            let socket = try await rig.start()
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Clients/official_client.py")
                .path
            async let output = Self.run(python, [script, client.era, way] + (way == "stdio" ? [BridgeProcess.program] : []) + [socket])
            // Ends with this scope as well, where the client fails before it asks.
            async let answering: Void = Self.answer(rig.tools)
            let text = try await output
            let seen = try JSONValue(message: Array(text.utf8))
            try await answering
            #expect(seen["version"] == .string(client.version))
            #expect(seen["tools"]?.array?.count == 10)
            #expect(seen["resources"]?["signalbox://rules"] == "Gates: test. Never: git push.")
            let results = seen["results"]?.array?.compactMap { $0.array } ?? []
            #expect(results.map { $0[0] } == Self.calls)
            #expect(results[4][1] == "later")
            #expect(results[8][1].string?.hasPrefix("Not green: test.") == true)
            #expect(results.map { $0[2] } == [false, false, true] + Array(repeating: false, count: 7) + [true])
            #expect(results[10][1] == "the argument 'text' of 'report' is a text")
            #expect(seen["progress"]?.array?.compactMap { $0.array?[1].string } == ["lint passed", "test is running"])
            #expect(seen["parallel"] == 20)
            #expect(seen["unknown"] == -32602)
            #expect(await rig.tools.calls.contains("handoff api - true"))
        }
    }

    /// A reviewer's socket with the same client.
    @Test(arguments: [("mcpLegacy", "legacy"), ("mcpModern", "modern"), ("mcpModern", "legacy")], ["stdio", "http"])
    func reportsFindings(client: (key: String, era: String), way: String) async throws {
        let (python, reason) = Self.python(client.key)
        guard let python else {
            print("SKIPPED: the official MCP client for findings (\(client.era), \(way)): \(reason)")
            return
        }
        try await LaneRig.with { rig in
            let review = TestReview()
            let socket = try await rig.startReview(review)
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Clients/official_client.py")
                .path
            let text = try await Self.run(
                python, [script, client.era, way] + (way == "stdio" ? [BridgeProcess.program] : []) + [socket, "review"])
            let seen = try JSONValue(message: Array(text.utf8))
            #expect(seen["tools"] == ["report_finding"])
            #expect(seen["resources"] == [:])
            let results = seen["results"]?.array?.compactMap { $0.array } ?? []
            #expect(results.map { $0[2] } == [false, false, true, true, true])
            #expect(results.prefix(2).map { $0[1] } == ["kept, 1", "kept, 1"])
            #expect(results[2][1].string?.contains("'grave' is no severity") == true)
            #expect(results[3][1] == "there is no 'gone.txt' in the candidate")
            #expect(seen["unknown"] == -32602)
            #expect(try await review.findings == [Finding(file: "src/a.c", line: 2, severity: .high, text: "It leaks.")])
        }
    }

    private static func answer(_ tools: TestTools) async throws {
        await tools.wait { $0.contains { $0.hasPrefix("ask") } }
        try await tools.answer("Now or later?", "later")
    }

    private static let calls: [JSONValue] = [
        "target", "rules", "history", "report", "ask", "handoff", "search", "read", "gates", "claim", "report",
    ]

    private static func run(_ python: String, _ arguments: [String]) async throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()]
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return await withCheckedContinuation { done in
            Thread.detachNewThread {
                let data = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}
