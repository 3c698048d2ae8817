import Testing

@testable import Domain

/// Random globs against a matcher that is written as the definition reads, over every path of a small alphabet.
struct PathGlobRandomTests {
    /// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same sequence on every machine.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let names: [String] = {
        var all = [""]
        var names: [String] = []
        for _ in 1...3 {
            all = all.flatMap { [$0 + "a", $0 + "."] }
            names += all
        }
        return names.filter { $0 != "." && $0 != ".." }
    }()

    static let paths: [[String]] = {
        var all: [[String]] = [[]]
        var paths: [[String]] = []
        for _ in 1...3 {
            all = all.flatMap { path in names.map { path + [$0] } }
            paths += all
        }
        return paths
    }()

    static func glob(_ random: inout Random) -> [String] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            if Int.random(in: 0..<3, using: &random) == 0 { return "**" }
            let letters = ["a", "a", ".", "*", "?"]
            var part = ""
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let letter = letters.randomElement(using: &random) ?? "a"
                if letter != "*" || !part.hasSuffix("*") { part += letter }
            }
            return part == "." || part == ".." ? "a" : part
        }
    }

    static func matches(_ glob: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
        guard let first = glob.first else { return path.isEmpty }
        let rest = glob.dropFirst()
        guard first == "**" else {
            guard let name = path.first else { return false }
            return matches(Substring(first), Substring(name)) && matches(rest, path.dropFirst())
        }
        // At the end it stands for everything below, which is at least one name.
        if rest.isEmpty { return !path.isEmpty }
        return matches(rest, path) || (!path.isEmpty && matches(glob, path.dropFirst()))
    }

    static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == "*" { return matches(pattern.dropFirst(), name) || (!name.isEmpty && matches(pattern, name.dropFirst())) }
        guard let letter = name.first, first == "?" || first == letter else { return false }
        return matches(pattern.dropFirst(), name.dropFirst())
    }

    @Test(arguments: [1, 2, 3, 4])
    func agreesWithTheDefinition(seed: UInt64) throws {
        var random = Random(state: seed)
        var overlaps = 0
        for _ in 0..<25 {
            let left = Self.glob(&random)
            let right = Self.glob(&random)
            let leftGlob = try PathGlob(left.joined(separator: "/"))
            let rightGlob = try PathGlob(right.joined(separator: "/"))
            var both: String?
            for path in Self.paths {
                let text = path.joined(separator: "/")
                let inLeft = Self.matches(left[...], path[...])
                let inRight = Self.matches(right[...], path[...])
                #expect(leftGlob.matches(text) == inLeft, "\(leftGlob) and \(text)")
                #expect(rightGlob.matches(text) == inRight, "\(rightGlob) and \(text)")
                if inLeft, inRight { both = text }
            }
            let example = leftGlob.example(with: rightGlob)
            if let example {
                overlaps += 1
                let path = example.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
                #expect(
                    Self.matches(left[...], path[...]) && Self.matches(right[...], path[...]), "\(leftGlob) and \(rightGlob): \(example)")
            } else {
                #expect(both == nil, "\(leftGlob) and \(rightGlob) both match \(both ?? "")")
            }
        }
        #expect((1..<25).contains(overlaps), "the sample holds globs that overlap and globs that do not")
    }
}
