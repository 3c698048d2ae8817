/// One step of a long transfer, as git reports it on its error output (`Receiving objects:  45% (450/1000), 1.20 MiB | 2 MiB/s`).
package struct GitProgress: Sendable, Equatable {
    /// What git is doing, in its words.
    package let phase: String
    /// 0 to 100.
    package let percent: Int
    /// Done so far, in the unit of the phase (objects, deltas).
    package let done: Int
    /// Of how many.
    package let total: Int

    /// Reads one report; nil for any other line.
    init?(line: some Collection<UInt8>) {
        var text = Substring(String(decoding: line, as: UTF8.self))
        if text.hasPrefix("remote: ") { text = text.dropFirst("remote: ".count) }
        guard let colon = text.firstIndex(of: ":"), let sign = text.firstIndex(of: "%"), colon < sign,
            let open = text.firstIndex(of: "("), sign < open, let close = text[open...].firstIndex(of: ")"),
            let percent = Int(text[text.index(after: colon)..<sign].drop { $0 == " " }), (0...100).contains(percent)
        else { return nil }
        let counts = text[text.index(after: open)..<close].split(separator: "/").map { Int($0) }
        guard counts.count == 2, let done = counts[0], let total = counts[1] else { return nil }
        (phase, self.percent, self.done, self.total) = (DisplayText.escape(text[..<colon].utf8), percent, done, total)
    }

    /// The reports in a piece of error output. A report cut by the end of a piece is left out: another one follows.
    static func reports(in bytes: [UInt8]) -> [GitProgress] {
        bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).compactMap { GitProgress(line: $0) }
    }
}
