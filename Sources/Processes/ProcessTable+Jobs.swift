import Foundation

extension ProcessTable {
    /// Whether a process is a runner (its second argument is `runner`) or was started by one (it has `SIGNALBOX_JOB`). Read from /proc;
    /// on systems without it the answer is no.
    package static func isJobProcess(_ pid: Int32) -> Bool {
        if let line = SmallFile.read("/proc/\(pid)/cmdline", limit: 1 << 16) {
            let words = line.split(separator: 0, omittingEmptySubsequences: false)
            if words.count > 2, words[1].elementsEqual("runner".utf8), words[0].hasSuffix("signalbox") { return true }
        }
        guard let variables = SmallFile.read("/proc/\(pid)/environ", limit: 4 << 20) else { return false }
        return variables.split(separator: 0).contains { $0.starts(with: "SIGNALBOX_JOB=".utf8) }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
