import Foundation

/// Programs that are run to their end, whose success is needed.
enum Tool {
    /// Absolute paths of programs in `PATH`, looked up once, so that the floor does not pay for searching.
    static func find(_ name: String) throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        guard let found = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw BenchError.failed("there is no program '\(name)' in PATH")
        }
        return found
    }

    /// Runs a program and returns what it printed.
    @discardableResult
    static func run(_ executable: String, _ arguments: [String], environment: [String: String]? = nil) throws -> String {
        // A file and not a pipe: a server that the program starts may keep its output open.
        let file = NSTemporaryDirectory() + "/signalbox-bench-output-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let end = try Child.start(executable, arguments, output: file, environment: environment).wait()
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        guard end.status == 0 else {
            throw BenchError.failed("\(([executable] + arguments).joined(separator: " ")) ended with \(end.status):\n\(text.suffix(2000))")
        }
        return text
    }
}
