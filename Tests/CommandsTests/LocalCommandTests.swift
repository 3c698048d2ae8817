import API
import Domain
import Foundation
import Testing

@testable import Commands

/// Commands that need no server.
struct LocalCommandTests {
    @Test func initWritesWhereItIsTold() async throws {
        let recording = Recording()
        let command: InitCommand = try TestRoot.parsed(["init", "ws"])
        try await command.run(recording.context())
        #expect(recording.asked == ["initialize /here/ws"])
        #expect(recording.output.contains("wrote /here/ws/signalbox.yaml"))
    }

    @Test func initAnswersWithADocument() async throws {
        let recording = Recording()
        try await TestRoot.parsed(["init"], as: InitCommand.self).run(recording.context(json: true))
        let document = try JSONDecoder().decode(InitDocument.self, from: Data(recording.output.utf8))
        #expect(document.workspace == "/here" && document.written == ["/here/signalbox.yaml"])
    }

    @Test func checkListsEveryProblemAndEndsWithTwo() async throws {
        let recording = Recording()
        let context = recording.context(workspace: "/w", problems: ["signalbox.yaml:1:2: bad\u{1B}[1m (do this)", "second"])
        let code = await #expect(throws: (any Error).self) {
            try await TestRoot.parsed(["config", "check"], as: ConfigCheckCommand.self).run(context)
        }
        #expect(code.map { CommandDoor.report($0, root: TestRoot.self, arguments: [], console: recording.console()) } == .usage)
        #expect(recording.error == "signalbox.yaml:1:2: bad␛[1m (do this)\nsecond\n")
    }

    @Test func checkSaysThatAllIsWell() async throws {
        let recording = Recording()
        try await TestRoot.parsed(["config", "check"], as: ConfigCheckCommand.self).run(recording.context(workspace: "/w"))
        #expect(recording.output == "signalbox.yaml is valid\n")
    }

    @Test func schemaIsPrintedAsItIs() async throws {
        let recording = Recording()
        try await TestRoot.parsed(["config", "schema"], as: ConfigSchemaCommand.self).run(recording.context())
        #expect(recording.output == "{\"type\": \"object\"}\n")
    }

    @Test func doctorWithoutAWorkspaceOnlyWarns() async throws {
        let recording = Recording()
        try await TestRoot.parsed(["doctor"], as: DoctorCommand.self).run(recording.context())
        #expect(recording.output.contains("good     git  2.39.5"))
        #expect(recording.output.contains("warning  workspace"))
    }

    @Test func doctorFailsOnABadConfiguration() async throws {
        let recording = Recording()
        let context = recording.context(workspace: "/w", problems: ["signalbox.yaml:1:1: bad"])
        await #expect(throws: (any Error).self) { try await TestRoot.parsed(["doctor"], as: DoctorCommand.self).run(context) }
        #expect(recording.output.contains("BAD      configuration  signalbox.yaml:1:1: bad"))
    }

    @Test func theIntentComesFromAFileOrStandardInput() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "commands-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "intent.md")
        try Data("from a file".utf8).write(to: file)
        let context = Recording().context()
        func intent(_ words: [String]) throws -> String? {
            try TestRoot.parsed(["target", "add", "--repo", "a", "--title", "b"] + words, as: TargetAddCommand.self).fields.intentText(
                context)
        }
        #expect(try intent(["--intent-file", file.path]) == "from a file")
        #expect(try intent(["--intent-file", "-"]) == "from standard input")
        #expect(try intent(["--intent", "here"]) == "here")
        #expect(try intent([]) == nil)
        let failure = #expect(throws: CommandFailure.self) { try intent(["--intent-file", folder.path + "/none"]) }
        #expect(failure?.status == .usage)
    }

    @Test(arguments: [
        ("https://host/a.git", true), ("git@host:a/b.git", true), ("host:a", true), ("file:///a", true), ("/a/b", false), ("../a", false),
        ("./host:a", false), ("a", false),
    ])
    func addressesAreToldFromPaths(text: String, isURL: Bool) {
        #expect(RepositoryPlace.isURL(text) == isURL)
    }
}
