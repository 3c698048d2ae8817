import Foundation

/// The living processes that carry a sandbox's own `HOME` in their environment: all that was ever started in it and is left.
struct SandboxProcesses: Sendable {
    struct Entry: Sendable, CustomStringConvertible {
        let pid: Int32
        let command: [String]
        let environment: [String]

        var description: String { "\(pid) \(command.joined(separator: " "))" }
    }

    let home: String

    /// The `signalbox runner` that holds the job of this name; throws when there is none.
    func runner(of job: String) throws -> Entry {
        let found = try all()
        for entry in found
        where entry.command.dropFirst().first == "runner" && entry.command.contains(where: { $0.contains("/jobs/\(job)/") }) {
            return entry
        }
        throw TestFailure("no runner holds \(job): \(found)")
    }

    func all() throws -> [Entry] {
        #if os(Linux)
            return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.compactMap { pid in
                // A process that has ended meanwhile, and one that is only waited for, has no environment.
                guard let environment = Self.words("/proc/\(pid)/environ"), environment.contains("HOME=\(home)"),
                    let command = Self.words("/proc/\(pid)/cmdline")
                else { return nil }
                return Entry(pid: pid, command: command, environment: environment)
            }
        #else
            let listing = Process()
            let pipe = Pipe()
            listing.executableURL = URL(fileURLWithPath: "/bin/ps")
            listing.arguments = ["-axEww", "-o", "pid=,command="]
            listing.standardOutput = pipe
            try listing.run()
            let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            return text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ").map { String($0) }
                guard words.contains("HOME=\(home)"), let pid = words.first.flatMap({ Int32($0) }) else { return nil }
                return Entry(pid: pid, command: Array(words.dropFirst()), environment: words)
            }
        #endif
    }

    #if os(Linux)
        private static func words(_ path: String) -> [String]? {
            guard let file = FileHandle(forReadingAtPath: path), let data = try? file.readToEnd(), !data.isEmpty else { return nil }
            return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
    #endif
}
