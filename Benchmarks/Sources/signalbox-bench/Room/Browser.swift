import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Chromium, driven by Playwright as in Tests/BrowserTests.
struct Browser {
    private let python: String
    private let chromium: String
    private let folder: String
    private let workspace: RoomWorkspace

    /// Nil where there is none; `scripts/browser-tests.sh` installs it.
    init?(_ options: Options, _ workspace: RoomWorkspace, folder: String) throws {
        let python = "\(options.browser)/bin/python"
        let named = ProcessInfo.processInfo.environment["CHROMIUM"]
        let found = try? named ?? Tool.find("chromium")
        guard FileManager.default.isExecutableFile(atPath: python), let chromium = found else { return nil }
        // Not resolved: the environment's own interpreter is a link.
        self.python = python.hasPrefix("/") ? python : FileManager.default.currentDirectoryPath + "/" + python
        (self.chromium, self.folder, self.workspace) = (chromium, folder, workspace)
    }

    /// Runs a measurement and returns its samples by name.
    func measure(_ what: String, _ arguments: String...) throws -> [String: Samples] {
        let output = "\(folder)/browser-\(what)-\(UUID().uuidString).json"
        let end = try start(what, arguments, output: output).wait()
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        guard end.status == 0 else {
            throw BenchError.failed("the browser's part '\(what)' ended with \(end.status):\n\(text.suffix(2000))")
        }
        let found = try JSONDecoder().decode([String: [Double]].self, from: Data(text.utf8))
        return found.mapValues { values in
            var samples = Samples()
            for value in values { samples.add(value) }
            return samples
        }
    }

    /// Opens boards, each in a browser of its own as far as the server can see, and returns when all are live.
    func hold(_ pages: Int) throws -> Child {
        let output = "\(folder)/browser-hold"
        let child = try start("hold", ["\(pages)"], output: output)
        let end = ContinuousClock.now + .seconds(120)
        while (try? String(contentsOfFile: output, encoding: .utf8).contains("open")) != true {
            guard ContinuousClock.now < end else {
                kill(child.pid, SIGTERM)
                _ = child.wait()
                throw BenchError.failed(
                    "the browser did not open \(pages) pages: \((try? String(contentsOfFile: output, encoding: .utf8)) ?? "")")
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return child
    }

    private func start(_ what: String, _ arguments: [String], output: String) throws -> Child {
        let program = try BrowserProgram.write(to: folder)
        let lanes = ["\(workspace.lanes.lowerBound)", "\(workspace.lanes.upperBound)"]
        return try Child.start(
            python, [program, chromium, workspace.program.path, workspace.program.workspace] + lanes + [what] + arguments, output: output)
    }
}
