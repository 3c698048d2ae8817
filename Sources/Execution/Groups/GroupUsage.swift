/// What a control group used, as far as its files say.
struct GroupUsage: Sendable, Hashable {
    /// Seconds of processor time of all that was ever in it; `nil` when the kernel does not count.
    var userSeconds: Double?
    var systemSeconds: Double?
    /// Bytes now and at most, caches included; `nil` without the controller.
    var memoryBytes: Int64?
    var peakBytes: Int64?
    /// Whether the kernel ended something in it for want of memory.
    var ranOutOfMemory = false

    /// From the texts of the group's files; a missing file is an empty text.
    init(cpu: String, memory: String, peak: String, events: String) {
        userSeconds = Self.field("user_usec", of: cpu).map { Double($0) / 1e6 }
        systemSeconds = Self.field("system_usec", of: cpu).map { Double($0) / 1e6 }
        memoryBytes = Self.number(memory)
        peakBytes = Self.number(peak)
        ranOutOfMemory = (Self.field("oom_kill", of: events) ?? 0) > 0
    }

    /// Of `NAME VALUE` lines.
    static func field(_ name: String, of text: String) -> Int64? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == name { return Int64(words[1]) }
        }
        return nil
    }

    private static func number(_ text: String) -> Int64? { Int64(text.split(whereSeparator: \.isWhitespace).first ?? "") }
}
