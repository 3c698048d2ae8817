#if !os(Linux)
    import Foundation

    // ps(1): rss in KiB, time as [hours:]minutes:seconds with hundredths.
    extension ProcessFacts {
        static func read(_ pid: Int32) throws -> ProcessFacts {
            let words = try Tool.run(Tool.find("ps"), ["-o", "rss=,time=", "-p", "\(pid)"]).split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let kibibytes = Double(words[0]) else { throw BenchError.failed("process \(pid) is gone") }
            let seconds = words[1].split(separator: ":").reduce(0.0) { $0 * 60 + (Double($1) ?? 0) }
            return ProcessFacts(residentMiB: kibibytes / 1024, ownCPU: seconds, childrenCPU: .nan, wakeups: nil)
        }
    }
#endif
