import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A living process that was started in a box, directly or not: the box's folder stands in its environment or on its command line.
struct BoxProcess: Sendable, CustomStringConvertible {
    let pid: Int32
    let parent: Int32
    let command: [String]
    let environment: [String: String]

    var description: String { "\(pid) \(command.joined(separator: " ").prefix(160))" }
    var isServer: Bool { command.count > 1 && command[0].hasSuffix("signalbox") && command[1] == "serve" }
    var isRunner: Bool { command.count > 1 && command[0].hasSuffix("signalbox") && command[1] == "runner" }

    /// The job that it belongs to: of a runner the one that it holds, of anything else the one that its environment names.
    var job: String? {
        if isRunner {
            let parts = command.last?.split(separator: "/") ?? []
            return parts.count > 1 ? String(parts[parts.count - 2]) : nil
        }
        return environment["SIGNALBOX_JOB"]
    }

    /// Reads `/proc`. Zombies have no command line and are not listed.
    static func all(of folder: String) -> [BoxProcess] {
        let own = getpid()
        return Files.names("/proc").compactMap { Int32($0) }.filter { $0 != own }.compactMap { read($0, folder) }.sorted { $0.pid < $1.pid }
    }

    private static func read(_ pid: Int32, _ folder: String) -> BoxProcess? {
        guard let variables = words("/proc/\(pid)/environ"), let command = words("/proc/\(pid)/cmdline"), !command.isEmpty,
            variables.contains(where: { $0.contains(folder) }) || command.contains(where: { $0.contains(folder) })
        else { return nil }
        var environment: [String: String] = [:]
        for line in variables {
            guard let equals = line.firstIndex(of: "=") else { continue }
            environment[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        let stat = Files.text("/proc/\(pid)/stat")
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 1, fields[0] != "Z" else { return nil }
        return BoxProcess(pid: pid, parent: Int32(fields[1]) ?? 0, command: command, environment: environment)
    }

    private static func words(_ path: String) -> [String]? {
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.readToEnd() else { return nil }
        return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    static func isAlive(_ pid: Int32) -> Bool {
        guard kill(pid, 0) == 0 else { return false }
        let fields = Files.text("/proc/\(pid)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        return fields.first.map { $0 != "Z" } ?? false
    }
}
