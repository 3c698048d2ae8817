package import Domain
import Foundation

/// Days on a local calendar: the one place where a report's moments meet a time zone.
package enum LocalDay {
    /// The day that an operator names.
    ///
    /// - Parameters:
    ///   - name: `2026-11-23`, `today` or `yesterday`; nil means today.
    ///   - zone: an IANA name.
    ///   - now: what today is.
    package static func window(named name: String?, zone: String, now: Timestamp) throws(ReportError) -> DayWindow {
        let calendar = try calendar(zone)
        let midnight = calendar.startOfDay(for: date(now))
        switch name {
        case nil, "today":
            return try window(calendar, from: midnight, zone: zone)
        case "yesterday":
            let dayBefore = calendar.startOfDay(for: midnight.addingTimeInterval(-3600))
            return try window(calendar, from: dayBefore, zone: zone)
        case .some(let text):
            return try window(text, zone: zone)
        }
    }

    /// - Parameter text: a Gregorian date, `2026-11-23`.
    package static func window(_ text: String, zone: String) throws(ReportError) -> DayWindow {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 1900, (1...12).contains(month),
            (1...31).contains(day)
        else { throw .badDay(SafeText.line(text)) }
        let calendar = try calendar(zone)
        // Noon exists on every day that exists; midnight does not where clocks are put forward at midnight.
        guard let noon = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12)) else {
            throw .noSuchDay(text, zone: zone)
        }
        let found = calendar.dateComponents([.year, .month, .day], from: noon)
        guard found.year == year, found.month == month, found.day == day else { throw .noSuchDay(text, zone: zone) }
        return try window(calendar, from: calendar.startOfDay(for: noon), zone: zone)
    }

    private static func window(_ calendar: Calendar, from start: Date, zone: String) throws(ReportError) -> DayWindow {
        let clock = LocalClock(calendar: calendar)
        // The next day begins 22 to 26 hours later; 36 hours on is always inside the next day, wherever its midnight falls.
        let end = calendar.startOfDay(for: start.addingTimeInterval(36 * 3600))
        let date = clock.day(start)
        guard end > start else { throw .noSuchDay(date, zone: zone) }
        return DayWindow(
            date: date, zone: zone, start: timestamp(start), end: timestamp(end), startLocal: clock.moment(start),
            endLocal: clock.moment(end), hours: hours(clock, from: start, to: end))
    }

    /// Walks through the day in quarters of an hour, the finest step of any zone's clock change since 1972.
    private static func hours(_ clock: LocalClock, from start: Date, to end: Date) -> [DayWindow.Hour] {
        var found: [(start: Date, hour: Int, offset: Int)] = []
        var moment = start
        while moment < end {
            let hour = clock.hour(moment)
            let offset = clock.offset(moment)
            if found.last?.hour != hour || found.last?.offset != offset { found.append((moment, hour, offset)) }
            moment = moment.addingTimeInterval(900)
        }
        return found.map { entry in
            let name = LocalClock.two(entry.hour)
            let twice = found.count { $0.hour == entry.hour } > 1
            return DayWindow.Hour(start: timestamp(entry.start), label: twice ? name + LocalClock.offsetText(entry.offset) : name)
        }
    }

    /// The day that a moment belongs to, `2026-11-23`; in a zone that is not known, that of GMT.
    package static func name(of time: Timestamp, zone: String) -> String {
        LocalClock(calendar: calendar(TimeZone(identifier: zone) ?? .gmt)).day(date(time))
    }

    /// Minutes since midnight by the clock on the wall; nil in a zone that is not known.
    package static func minute(of time: Timestamp, zone: String) -> Int? {
        guard let zone = TimeZone(identifier: zone) else { return nil }
        let parts = calendar(zone).dateComponents([.hour, .minute], from: date(time))
        return parts.hour.flatMap { hour in parts.minute.map { hour * 60 + $0 } }
    }

    static func calendar(_ zone: String) throws(ReportError) -> Calendar {
        guard let timeZone = TimeZone(identifier: zone) else { throw .unknownZone(SafeText.line(zone)) }
        return calendar(timeZone)
    }

    private static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }

    static func date(_ timestamp: Timestamp) -> Date { Date(timeIntervalSince1970: Double(timestamp.milliseconds) / 1000) }
    private static func timestamp(_ date: Date) -> Timestamp {
        Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
}
