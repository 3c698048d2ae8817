import API
import ArgumentParser
import Client
import Domain
import Foundation
import Testing

@testable import Commands

struct DoorTests {
    private func report(_ error: any Error, _ arguments: [String] = []) -> (status: API.ExitCode, output: String, error: String) {
        let recording = Recording()
        let status = CommandDoor.report(error, root: TestRoot.self, arguments: arguments, console: recording.console())
        return (status, recording.output, recording.error)
    }

    @Test(arguments: [
        (CommandFailure(.notFound, "m") as any Error, API.ExitCode.notFound), (ClientError.unreachable("m"), .unreachable),
        (ClientError.server(ErrorBody(code: .failed, message: "m")), .failed),
        (ClientError.server(ErrorBody(code: .usage, message: "m")), .usage),
        (ClientError.server(ErrorBody(code: .refused, message: "m")), .refused),
        (ClientError.server(ErrorBody(code: .needsOperator, message: "m")), .needsOperator),
        (ClientError.server(ErrorBody(code: .notFound, message: "m")), .notFound), (ClientError.badResponse("m"), .failed),
        (ClientError.notStarted("m", .usage), .usage), (WireError("m"), .usage), (CancellationError(), .interrupted),
        (CocoaError(.fileNoSuchFile), .failed), (ArgumentParser.ExitCode(4), .needsOperator), (ValidationError("m"), .usage),
        (WaitOutcome.timedOut.exitCodeError, .failed), (WaitOutcome.needsOperator.exitCodeError, .needsOperator),
    ])
    func errorsBecomeExitCodes(error: any Error, status: API.ExitCode) {
        #expect(report(error).status == status)
    }

    @Test func theNumbersAreTheContract() {
        #expect(API.ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 130])
    }

    @Test func messagesGoToStandardErrorAndAreInert() {
        let said = report(ClientError.server(ErrorBody(code: .refused, message: "not seen: \(Samples.hostile)\nsecond")))
        #expect(said.output.isEmpty)
        #expect(said.error.hasPrefix("signalbox: not seen: x␛[31mred"))
        #expect(said.error.hasSuffix("\nsecond\n"))
        #expect(!said.error.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test func errorsAreDocumentsWithJSON() throws {
        let said = report(CommandFailure(.refused, "no \u{1B}[2J"), ["land", "L-1", "--json"])
        let document = try JSONDecoder().decode(FailureDocument.self, from: Data(said.error.utf8))
        #expect(document.error == FailureDocument.Body(code: "refused", message: "no \u{1B}[2J"))
        #expect(said.output.isEmpty)
        // Behind `--` it is an argument, not the option.
        #expect(report(CommandFailure(.refused, "no"), ["x", "--", "--json"]).error == "signalbox: no\n")
    }

    @Test func helpAndVersionAreNotErrors() throws {
        for (arguments, words) in [(["--help"], "USAGE: signalbox"), (["--version"], "1.2.3 (abc)"), (["lane", "--help"], "show")] {
            do {
                var command = try TestRoot.parseAsRoot(arguments)
                try command.run()
                Issue.record("\(arguments) was run")
            } catch {
                let said = report(error, arguments)
                #expect(said.status == .done)
                #expect(said.output.contains(words))
                #expect(said.error.isEmpty)
            }
        }
    }

    @Test func anUnknownWordIsNamed() {
        #expect(throws: (any Error).self) { try TestRoot.parseAsRoot(["lans"]) }
        do {
            _ = try TestRoot.parseAsRoot(["lans"])
        } catch {
            let said = report(error, ["lans"])
            #expect(said.status == .usage)
            #expect(said.error == "signalbox: there is no command 'lans'; 'signalbox help' lists them\n")
        }
    }

    @Test func aNounAloneShowsItsVerbs() async {
        let status = await CommandDoor.run(TestRoot.self, arguments: ["lane"], tools: Recording().tools())
        #expect(status == API.ExitCode.done.rawValue)
    }

    @Test(arguments: [
        "dispatch T-1", "dispatch --ready 2", "approve L-1 --reason correct", "rework L-1", "land L-1", "rollback L-1", "stop L-1",
        "pause --all",
        "resume L-1", "lane retry L-1", "lane gates L-1", "lane restore L-1", "inspect L-1 --all-viewed", "inspect L-1 --comment a:1 text",
        "target add --repo a --title b", "target edit T-1 --title b", "target drop T-1", "target import f", "repo add a b", "repo sync",
        "verify",
        "ledger rebuild", "up", "down",
    ])
    func nothingIsChangedFromInsideAJob(line: String) async throws {
        let recording = Recording()
        let command = try #require(try TestRoot.parseAsRoot(line.split(separator: " ").map(String.init)) as? any OperatorCommand)
        let context = recording.context(workspace: "/nonexistent", environment: ["SIGNALBOX_LANE": "L-9"])
        let failure = await #expect(throws: CommandFailure.self) { try await command.run(context) }
        #expect(failure?.status == .refused)
        #expect(failure?.message.contains("L-9") == true)
        // Refused before anything was looked for: no file read, no server sought.
        #expect(recording.asked.isEmpty)
    }

    @Test func withoutAWorkspaceItSaysHowToMakeOne() async throws {
        let command: LanesCommand = try TestRoot.parsed(["lanes"])
        let failure = await #expect(throws: CommandFailure.self) { try await command.run(Recording().context()) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("signalbox init") == true)
    }

    @Test func aDecisionWithoutAReasonIsToldTheCodes() async throws {
        for kind in DecisionKind.allCases {
            let command = try #require(try TestRoot.parseAsRoot([kind.rawValue, "L-1"]) as? any OperatorCommand)
            let failure = await #expect(throws: CommandFailure.self) { try await command.run(Recording().context(workspace: "/w")) }
            #expect(failure?.status == .usage)
            for code in kind.reasons { #expect(failure?.message.contains(code) == true) }
        }
    }

    @Test func aRefusedReasonIsToldTheCodes() {
        let refused = CommandFailure(.usage, "there is no reason 'bored'")
        #expect(ReasonOptions.withCodes(refused, .abandon, "bored").message.contains("stuck | obsolete | too-costly"))
        // A known code was refused for another reason, and a server that listed the codes has said them.
        #expect(ReasonOptions.withCodes(refused, .abandon, "stuck") == refused)
        let listed = CommandFailure(.usage, "use stuck, obsolete, too-costly or sold")
        #expect(ReasonOptions.withCodes(listed, .abandon, "bored") == listed)
        let other = CommandFailure(.refused, "too late")
        #expect(ReasonOptions.withCodes(other, .abandon, "bored") == other)
    }
}

extension WaitOutcome {
    /// As `wait` ends the process.
    var exitCodeError: any Error { ArgumentParser.ExitCode(exitCode.rawValue) }
}
