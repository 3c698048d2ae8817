import Foundation
import Processes
import Testing

@Suite struct ExecutableFinderTests {
    @Test func findsByPathOrder() async throws {
        try await withTemporaryFolder { folder in
            for name in ["a", "b"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
                try "#!/bin/sh\n".write(toFile: "\(folder)/\(name)/tool", atomically: true, encoding: .utf8)
            }
            let finder = ExecutableFinder()
            let path = "\(folder)/a:\(folder)/b"
            #expect(throws: ProcessError.executableNotFound(name: "tool", searched: path)) { try finder.find("tool", path: path) }
            chmod(folder + "/b/tool", 0o700)
            #expect(try finder.find("tool", path: path) == folder + "/b/tool")
            try FileManager.default.removeItem(atPath: folder + "/b/tool")
            #expect(throws: ProcessError.self) { try finder.find("tool", path: path) }
        }
    }

    @Test(arguments: ["", ".", ":", "bin:tools"]) func neverSearchesTheWorkingDirectory(path: String) {
        #expect(throws: ProcessError.self) { try ExecutableFinder().find("sh", path: path) }
    }
}
