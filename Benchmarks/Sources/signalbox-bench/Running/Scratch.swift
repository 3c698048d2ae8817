import Foundation

/// The folder of one run. Nothing in it is removed before the end: removing many files makes making files slow for minutes on ext4,
/// and the next figure would pay for it.
struct Scratch {
    let path: String
    private let keep: Bool

    init(under folder: String, keep: Bool) throws {
        path = URL(fileURLWithPath: folder).appendingPathComponent("signalbox-bench-\(getpid())").path
        self.keep = keep
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func folder(_ name: String) throws -> String {
        let result = "\(path)/\(name)"
        try FileManager.default.createDirectory(atPath: result, withIntermediateDirectories: true)
        return result
    }

    func remove() {
        if keep { Progress.say("kept: \(path)") } else { try? FileManager.default.removeItem(atPath: path) }
    }
}
