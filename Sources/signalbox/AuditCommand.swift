import ArgumentParser
import Daemon
import Domain
import Evidence
import Foundation

/// Derives every landing's evidence again from the ledger's file, the blobs and git.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check every landing against ledger, evidence and git, without a server.",
        discussion: "Exit code 0 when every claim holds, 1 when one does not.")

    @Option(help: "The workspace folder; otherwise the nearest signalbox.yaml upwards.")
    var workspace: String?

    @Flag(help: "One JSON document: {events, landed, overridden, checks: [{lane, claim, holds, detail}], pace: [figure]}.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print only what does not hold.")
    var quiet = false

    func run() async throws {
        let start = URL(fileURLWithPath: workspace ?? FileManager.default.currentDirectoryPath)
        guard let folder = WorkspaceFinder.find(from: start) else {
            throw ValidationError("no signalbox.yaml in \(start.path) or above it")
        }
        let report = try await AuditRun.run(workspace: folder)
        let words = json ? try encoded(report) : text(report)
        do {
            try FileHandle.standardOutput.write(contentsOf: Data((words + "\n").utf8))
        } catch {
            // Whoever keeps the text must not take silence for a sound audit.
            throw WriteFailure(reason: "\(error.localizedDescription)")
        }
        if !report.sound { throw ExitCode(1) }
    }

    private func encoded(_ report: AuditReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    private func text(_ report: AuditReport) -> String {
        var lines = report.failures.map { "NOT TRUE  \($0.lane?.description ?? "ledger"): \($0.claim): \($0.detail)" }
        if !quiet || !report.sound {
            let held = report.checks.count - report.failures.count
            lines.append(
                "\(held) of \(report.checks.count) claims hold about \(CountWords.text(report.landed, "landing")) (\(report.overridden) by override) in \(report.events) events"
            )
            lines += report.pace.map { "\($0.label): \($0.text)" }
        }
        return lines.joined(separator: "\n")
    }
}

/// The audit's words could not be written.
struct WriteFailure: Error, CustomStringConvertible {
    let reason: String
    var description: String { "cannot write to standard output: \(reason)" }
}
