import Domain
import Foundation

/// Moments and durations in words.
struct TimeText: Sendable {
    var now: Timestamp
    var zone: TimeZone

    /// `2026-11-23 14:32:05` in the operator's zone.
    func moment(_ time: Timestamp) -> String {
        "\(day(time)) \(clock(time))"
    }

    /// `14:32:05`.
    func clock(_ time: Timestamp) -> String {
        let second = Int((local(time) % 86_400 + 86_400) % 86_400)
        return [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// How long ago: `4 m`.
    func age(_ time: Timestamp) -> String { Self.duration(max(0, now.seconds(since: time))) }

    /// `0.3 s`, `42 s`, `3 m 05 s`, `2 h 10 m`, `3 d 4 h`.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e12 else { return "?" }
        let whole = Int(seconds.rounded())
        switch whole {
        case ..<10: return "\(Double(Int(seconds * 10)) / 10) s"
        case ..<60: return "\(whole) s"
        case ..<3600: return "\(whole / 60) m \(whole % 60 < 10 ? "0" : "")\(whole % 60) s"
        case ..<86_400: return "\(whole / 3600) h \(whole / 60 % 60) m"
        default: return "\(whole / 86_400) d \(whole / 3600 % 24) h"
        }
    }

    private func local(_ time: Timestamp) -> Int64 {
        let seconds = Int64((Double(time.milliseconds) / 1000).rounded(.down))
        return seconds + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// The civil date of a day count (https://howardhinnant.github.io/date_algorithms.html, `civil_from_days`).
    private func day(_ time: Timestamp) -> String {
        let days = Int64((Double(local(time)) / 86_400).rounded(.down)) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
