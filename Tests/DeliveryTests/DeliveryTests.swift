import Delivery
import Domain
import Execution
import Foundation
import TestSupport
import Testing

@Suite struct DeliveryTests {
    private let landing = Landing(
        candidate: 1, branch: "main", base: "b", commit: "c0ffee", tree: "7ree", at: Timestamp(milliseconds: 0))

    @Test func aCommandIsRunByTheShellAndAnAddressByCurl() {
        #expect(SmokeCommand.argv(SmokeConfiguration(name: "s", run: "make smoke")) == ["/bin/sh", "-c", "make smoke"])
        let argv = SmokeCommand.argv(SmokeConfiguration(name: "s", url: "https://example.com/", timeoutSeconds: 7))
        #expect(argv.prefix(2) == ["/usr/bin/env", "curl"])
        #expect(argv.contains("-f") || argv.contains { $0.hasPrefix("-f") })
        #expect(argv.suffix(2) == ["--", "https://example.com/"])
        if let time = argv.firstIndex(of: "--max-time") { #expect(argv[time + 1] == "7") } else { Issue.record("no limit of time") }
    }

    @Test func anAddressThatLooksLikeAnOptionIsAnAddress() {
        let argv = SmokeCommand.argv(SmokeConfiguration(name: "s", url: "--output=/etc/passwd"))
        #expect(argv.suffix(2) == ["--", "--output=/etc/passwd"])
    }

    @Test func theExpectationNamesWhatLanded() {
        func text(_ expect: String?) -> String? {
            SmokeCommand.expectation(SmokeConfiguration(name: "s", url: "u", expect: expect), landing: landing)
        }
        #expect(text("version {commit} of {tree}, {commit}") == "version c0ffee of 7ree, c0ffee")
        #expect(text("plain") == "plain")
        #expect(text(nil) == nil)
    }

    /// Only what ran to its end passes or fails; everything else is not known.
    @Test(arguments: [
        (ExitReason.exited(0), DeliveryResult.passed), (.exited(1), .failed), (.exited(137), .failed), (.signaled(9), .unknown),
        (.wallTime, .unknown), (.outputLimit, .unknown), (.stopped, .unknown), (.epochOver, .unknown), (.failedToStart("x"), .unknown),
        (.spoolFailed("x"), .unknown), (.aborted("x"), .unknown),
    ])
    func commands(reason: ExitReason, expected: DeliveryResult) {
        #expect(DeliveryReading.command(reason).0 == expected)
        #expect(expected == .passed || !DeliveryReading.command(reason).1.isEmpty)
    }

    @Test func fetches() {
        func read(_ reason: ExitReason, _ served: String = "", _ expect: String? = nil) -> DeliveryResult {
            DeliveryReading.fetch(reason, served: served, expect: expect).0
        }
        #expect(read(.exited(0)) == .passed)
        #expect(read(.exited(0), "commit c0ffee", "c0ffee") == .passed)
        #expect(read(.exited(0), "commit other", "c0ffee") == .failed)
        #expect(read(.exited(0), "", "c0ffee") == .failed)
        #expect(read(.exited(22)) == .failed)
        #expect(read(.exited(37)) == .failed)
        // Nobody answered, or the check itself was cut off: that says nothing about what is served.
        for code: Int32 in [6, 7, 28, 35, 127] { #expect(read(.exited(code), "c0ffee", "c0ffee") == .unknown) }
        for reason in [ExitReason.signaled(9), .wallTime, .aborted("x"), .stopped] { #expect(read(reason, "c0ffee", "c0ffee") == .unknown) }
    }

    /// The command line against a real `curl` and real files.
    @Test func curlItself() throws {
        let sandbox = try Sandbox()
        try sandbox.write("page", "commit c0ffee\n")
        func fetch(_ name: String) throws -> (DeliveryResult, String) {
            let argv = SmokeCommand.argv(SmokeConfiguration(name: "s", url: "file://\(sandbox.path(name))"))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: argv[0])
            process.arguments = Array(argv.dropFirst())
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let served = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return DeliveryReading.fetch(.exited(process.terminationStatus), served: served, expect: "c0ffee")
        }
        #expect(try fetch("page").0 == .passed)
        #expect(try fetch("missing").0 == .failed)
        try sandbox.write("page", "commit older\n")
        #expect(try fetch("page").0 == .failed)
    }
}
