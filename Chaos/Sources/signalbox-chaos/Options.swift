import Foundation

/// What the sweep is asked to do.
struct Options: Sendable {
    enum Work: String, Sendable { case sweep, mutations }

    var work = Work.sweep
    var seed: UInt64 = 1
    var kills = 1_000
    /// Kills planned for each round.
    var killsPerRound = 20
    /// Only this round.
    var round: Int?
    /// Rounds side by side.
    var jobs = 1
    /// Whether a round's folder is kept when nothing was found, too.
    var keeps = false
    /// Rounds begin only so many seconds long.
    var seconds = Double.infinity
    var binary = ProcessInfo.processInfo.environment["SIGNALBOX"] ?? ""

    static let usage = """
        usage: signalbox-chaos [sweep | mutations] [--seed N] [--kills N] [--kills-per-round N] [--round N] [--jobs N]
            [--seconds N] [--keep]
        SIGNALBOX names the program, a debug build: others cannot be made to die at a marker.
        """

    init(_ arguments: [String]) throws {
        var words = arguments[...]
        if let first = words.first, let work = Work(rawValue: first) {
            self.work = work
            words = words.dropFirst()
        }
        while let word = words.popFirst() {
            if word == "--keep" {
                keeps = true
                continue
            }
            guard let text = words.popFirst(), let number = Int(text), number >= 0 else {
                throw ChaosError("\(word) wants a number\n\(Self.usage)")
            }
            switch word {
            case "--seed": seed = UInt64(number)
            case "--kills": kills = number
            case "--kills-per-round": killsPerRound = max(1, number)
            case "--round": round = number
            case "--jobs": jobs = max(1, number)
            case "--seconds": seconds = Double(number)
            default: throw ChaosError("there is no option \(word)\n\(Self.usage)")
            }
        }
        guard FileManager.default.isExecutableFile(atPath: binary) else {
            throw ChaosError("SIGNALBOX does not name a program: '\(binary)'")
        }
    }
}
