import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the figures depend on.
struct Machine: Encodable {
    let system: String
    let cores: Int
    let memoryGiB: Double
    let load: String
    let git: String
    let signalbox: String
    let path: String
    let build: String
    let quick: Bool

    static func look(at options: Options) -> Machine {
        func ask(_ program: String, _ arguments: String...) -> String {
            let text = try? Tool.run(program.hasPrefix("/") ? program : Tool.find(program), arguments)
            return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
        }
        let real = URL(fileURLWithPath: options.signalbox).resolvingSymlinksInPath().path
        let build = real.contains("/release/") ? "release" : real.contains("/debug/") ? "debug" : "unknown (not in a build folder)"
        return Machine(
            system: ask("uname", "-srm"), cores: ProcessInfo.processInfo.activeProcessorCount,
            memoryGiB: Double(ProcessInfo.processInfo.physicalMemory) / Double(1 << 30), load: loadAverage(), git: ask("git", "--version"),
            signalbox: ask(options.signalbox, "--version"), path: options.signalbox, build: build, quick: options.quick)
    }

    /// The three load averages.
    static func loadAverage() -> String {
        var values = [Double](repeating: 0, count: 3)
        guard getloadavg(&values, 3) == 3 else { return "unknown" }
        return values.map { ResultTable.number($0, 2) }.joined(separator: " ")
    }

    /// Whether others use more than half of a core before anything here begins.
    var isBusy: Bool { (Double(load.split(separator: " ").first ?? "0") ?? 0) > 0.5 }

    var lines: [String] {
        [
            "machine    \(system), \(cores) cores, \(ResultTable.number(memoryGiB, 1)) GiB, load average at the start \(load)",
            "programs   \(git); signalbox \(signalbox), \(build) build, \(path)",
        ]
    }
}
