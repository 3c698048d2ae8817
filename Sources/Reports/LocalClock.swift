import Domain
import Foundation

/// Writes moments as a clock on the wall of a zone shows them (ISO 8601 forms).
struct LocalClock {
    let calendar: Calendar

    init(calendar: Calendar) { self.calendar = calendar }

    init(zone: String) throws(ReportError) { calendar = try LocalDay.calendar(zone) }

    /// `2026-11-23`
    func day(_ date: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return "\(parts.year ?? 0)-\(Self.two(parts.month ?? 0))-\(Self.two(parts.day ?? 0))"
    }

    /// `14:05`
    func time(_ date: Date) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return "\(Self.two(parts.hour ?? 0)):\(Self.two(parts.minute ?? 0))"
    }

    /// `2026-11-23 14:05+01:00`
    func moment(_ date: Date) -> String { "\(day(date)) \(time(date))\(Self.offsetText(offset(date)))" }

    /// The time alone on the window's day, day and time otherwise.
    func short(_ timestamp: Timestamp, in window: DayWindow) -> String {
        let date = LocalDay.date(timestamp)
        return window.contains(timestamp) ? time(date) : "\(day(date)) \(time(date))"
    }

    func hour(_ date: Date) -> Int { calendar.component(.hour, from: date) }
    func offset(_ date: Date) -> Int { calendar.timeZone.secondsFromGMT(for: date) }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func offsetText(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }
}
