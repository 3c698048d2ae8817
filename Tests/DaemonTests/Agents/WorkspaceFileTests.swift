import Control
import Domain
import Foundation
import Ledger
import Synchronization
import Testing

@testable import Daemon

struct WorkspaceFileTests {
    /// What the file told while it was asked.
    private final class Told: Sendable {
        private let state = Mutex<[String]>([])
        var all: [String] { state.withLock { $0 } }
        func add(_ text: String) { state.withLock { $0.append(text) } }
    }

    private func open(_ folder: URL, _ told: Told) throws -> WorkspaceFile {
        WorkspaceFile(
            try WorkspaceLoader.load(folder).get(),
            onLoad: { loaded in told.add("load \(loaded.configuration.agents.map { $0.model ?? "-" }) \(loaded.material.count)") },
            onChange: { event in
                switch event {
                case .configurationLoaded: told.add("loaded")
                case .configurationRejected(let problems): told.add("rejected \(problems.count)")
                default: told.add("\(event)")
                }
            })
    }

    private func withWorkspace(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("version: 1\nname: x\n", "signalbox.yaml", in: folder)
        try await body(folder.resolvingSymlinksInPath())
    }

    @Test func editsAreTakenAtTheNextQuestion() async throws {
        try await withWorkspace { folder in
            let told = Told()
            let file = try open(folder, told)
            #expect(await file.current().agents.isEmpty)
            #expect(told.all.isEmpty, "nothing changed since it was loaded")

            try write("---\nadapter: codex\nmodel: a\n---\n", "agents/x.md", in: folder)
            #expect(await file.current().agents.map(\.model) == ["a"])
            #expect(told.all == ["load [\"a\"] 0", "loaded"])
            _ = await file.current()
            #expect(told.all.count == 2, "the same files are not read again")

            // In place, of the same length.
            let handle = try FileHandle(forWritingTo: folder.appending(path: "agents/x.md"))
            try handle.write(contentsOf: Data("---\nadapter: codex\nmodel: b\n---\n".utf8))
            try handle.close()
            #expect(await file.current().agents.map(\.model) == ["b"])

            try write("---\nadapter: codex\nmodel: b\n---\nskills are named, and not there", "agents/x.md", in: folder)
            try write("---\nadapter: codex\nmodel: c\nskills: [s]\n---\n", "agents/x.md", in: folder)
            #expect(await file.current().agents.map(\.model) == ["b"], "the last good one stays in force")
            #expect(await file.problems().count == 1)
            try write("---\nname: s\ndescription: d\n---\n", "skills/s/SKILL.md", in: folder)
            #expect(await file.current().agents.map(\.model) == ["c"])
            let before = await file.current().agents[0].skills
            try write("more", "skills/s/deep/er", in: folder)
            #expect(await file.current().agents[0].skills != before)

            try FileManager.default.removeItem(at: folder.appending(path: "agents/x.md"))
            #expect(await file.current().agents.isEmpty)
            #expect(
                told.all.filter { $0 != "loaded" } == [
                    "load [\"a\"] 0", "load [\"b\"] 0", "rejected 1", "load [\"c\"] 1", "load [\"c\"] 2", "load [] 0",
                ])
        }
    }

    @Test func aDefinitionIsWrittenAsAWholeAndNothingIsLost() async throws {
        try await withWorkspace { folder in
            let file = try open(folder, Told())
            let good = "---\nadapter: codex\n---\ngood\n"
            let place = folder.appending(path: "agents/x.md")
            #expect(try await file.writeAgent("x", text: good, known: []) == nil)
            #expect(try String(contentsOf: place, encoding: .utf8) == good)
            #expect(await file.current().agents.map(\.instructions) == ["good\n"])

            try write("broken", "agents/x.md", in: folder)
            #expect(await file.problems().count == 1)
            #expect(try await file.writeAgent("x", text: good, known: [ContentDigest.hex(of: good)]) == "agents/x.md~")
            #expect(try String(contentsOf: place, encoding: .utf8) == good)
            #expect(try String(contentsOf: folder.appending(path: "agents/x.md~"), encoding: .utf8) == "broken")
            #expect(await file.problems().isEmpty)

            await #expect(throws: DeskError.self) { _ = try await file.writeAgent("x", text: "---\nadapter: none\n---\n", known: []) }
            #expect(try String(contentsOf: place, encoding: .utf8) == good)
        }
    }
}
