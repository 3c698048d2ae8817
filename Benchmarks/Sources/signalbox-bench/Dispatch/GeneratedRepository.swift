import Foundation

/// A repository of about 2,000 text files and 17 MB in all, the same in every run: sizes are spread as in real source trees (most
/// files are small, some are large; log-normal), the lines are words.
enum GeneratedRepository {
    static let files = 2_000

    /// Makes a bare repository with one commit.
    static func make(in scratch: Scratch, git: String) throws -> String {
        let work = try scratch.folder("source")
        var random = Generator(state: 7)
        let words = (0..<5_000).map { _ in word(&random) }
        for number in 0..<files {
            let folder = "\(work)/src/module\(number % 40)/part\(number % 7)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text(&random, words).utf8).write(to: URL(fileURLWithPath: "\(folder)/file\(number).swift"))
        }
        try Tool.run(git, ["init", "-q", "-b", "main", work])
        try Tool.run(git, ["-C", work, "add", "-A"])
        try Tool.run(
            git,
            [
                "-C", work, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false", "commit", "-q", "-m",
                "Begin",
            ])
        let bare = "\(scratch.path)/source.git"
        try Tool.run(git, ["clone", "-q", "--bare", work, bare])
        return bare
    }

    private static func text(_ random: inout Generator, _ words: [String]) -> String {
        // Two uniform numbers make a normal one (Box-Muller).
        let normal = (-2 * log(random.fraction())).squareRoot() * cos(2 * .pi * random.fraction())
        let size = min(200_000, exp(8.3 + 1.2 * normal))
        var lines = ""
        while Double(lines.utf8.count) < size {
            lines += String(repeating: "    ", count: random.below(5))
            lines += (0..<(3 + random.below(10))).map { _ in words[random.below(words.count)] }.joined(separator: " ") + "\n"
        }
        return lines
    }

    private static func word(_ random: inout Generator) -> String {
        String((0..<(2 + random.below(9))).compactMap { _ in UnicodeScalar(97 + random.below(26)).map(Character.init) })
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
        /// Above 0, at most 1.
        mutating func fraction() -> Double { Double((next() >> 11) + 1) / Double(1 << 53) }
    }
}
