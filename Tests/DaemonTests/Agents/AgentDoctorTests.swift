import Domain
import Foundation
import Testing

@testable import Daemon

struct AgentDoctorTests {
    private func program(_ name: String, _ script: String, in folder: URL) throws {
        try write("#!/bin/sh\n\(script)\n", "bin/\(name)", in: folder)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "bin/\(name)").path)
    }

    @Test func saysWhatCouldBeRun() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try program("codex", "echo \"codex $1 $SECRET\"; echo more", in: folder)
        try program("silent", "exit 3", in: folder)
        try program("worker", "echo called > \"$(dirname \"$0\")/called\"", in: folder)
        try write(
            """
            version: 1
            name: x
            agents:
              a: {adapter: codex}
              b: {adapter: claude-code}
              c: {adapter: acp, command: [bin/silent]}
              d: {adapter: command, command: [worker]}
              e: {adapter: scripted}
            """, "signalbox.yaml", in: folder)
        let path = folder.appending(path: "bin").path
        var doctor = AgentDoctor(workspace: folder)
        doctor.environment = ["PATH": "\(path):/bin:/usr/bin", "SECRET": "s"]
        // Beside all other tests at once ten seconds can pass before a program is even started.
        doctor.patience = .seconds(600)
        let found = await doctor.examine()
        #expect(found.map(\.name) == ["agent a", "agent b", "agent c", "agent d", "agent e"])
        #expect(found[0].detail == "codex --version  at \(path)/codex")
        #expect(found[2].isWarning && found[2].detail.hasSuffix("bin/silent does not name its version"))
        #expect(found[3].detail == "\(path)/worker")
        #expect(!FileManager.default.fileExists(atPath: path + "/called"), "what may do work is not called")
        #expect(found[4].detail == "scripted, part of signalbox")
        // The machine may have a claude of its own in /bin or /usr/bin.
        if found[1].isBad { #expect(found[1].detail == "there is no program 'claude' in PATH") }
    }
}
