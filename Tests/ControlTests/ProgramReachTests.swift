import Foundation
import Testing

@testable import Control

struct ProgramReachTests {
    /// A link inside a mounted folder cannot be mounted on again: the folder shows it.
    @Test func aVirtualEnvironmentIsOneFolder() throws {
        let root = URL(fileURLWithPath: "/var/tmp/reach-\(UUID().uuidString.prefix(8))").resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: root) }
        let bin = root.appendingPathComponent("venv/bin")
        let real = root.appendingPathComponent("python/bin")
        for folder in [bin, real, root.appendingPathComponent("python/lib")] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        try Data().write(to: root.appendingPathComponent("venv/pyvenv.cfg"))
        try Data("\u{7F}ELF".utf8).write(to: real.appendingPathComponent("python3"))
        try FileManager.default.createSymbolicLink(
            at: bin.appendingPathComponent("python"), withDestinationURL: real.appendingPathComponent("python3"))
        let agent = bin.appendingPathComponent("agent")
        try Data("#!\(bin.path)/python\n".utf8).write(to: agent)
        var reach = ProgramReach(path: "/usr/bin", home: "/root")
        reach.add(agent.path)
        #expect(Set(reach.readable) == ["\(root.path)/venv", "\(root.path)/python"])
    }
}
