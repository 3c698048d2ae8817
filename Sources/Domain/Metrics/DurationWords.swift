/// How a length of time is written.
package enum DurationWords {
    /// Two units at most, cut off and not rounded up: `850 ms`, `42 s`, `12 min 5 s`, `3 h 7 min`, `2 d 4 h`.
    package static func text(seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e12 else { return "unknown" }
        if seconds < 0 { return "-" + text(seconds: -seconds) }
        // Half a microsecond absorbs what binary fractions lose on the way (0.29 * 1000 is 289.99…).
        if seconds < 1 { return "\(Int(seconds * 1000 + 0.0005)) ms" }
        let whole = Int(seconds)
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return join(whole / 60, "min", whole % 60, "s")
        case ..<86400: return join(whole / 3600, "h", whole % 3600 / 60, "min")
        default: return join(whole / 86400, "d", whole % 86400 / 3600, "h")
        }
    }

    private static func join(_ large: Int, _ largeUnit: String, _ small: Int, _ smallUnit: String) -> String {
        small == 0 ? "\(large) \(largeUnit)" : "\(large) \(largeUnit) \(small) \(smallUnit)"
    }
}
