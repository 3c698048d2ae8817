/// A local day, as the moments it begins and ends and the hours it is made of.
///
/// A day is 24 hours long except where the zone's clocks are changed in it. The values come from a calendar; nothing here knows one.
package struct DayWindow: Codable, Equatable, Sendable {
    /// One hour on the local clock.
    package struct Hour: Codable, Equatable, Sendable {
        package var start: Timestamp
        /// `14`, or `02+02:00` where the same hour comes twice.
        package var label: String

        package init(start: Timestamp, label: String) {
            self.start = start
            self.label = label
        }
    }

    /// The local date, `2026-11-23`.
    package var date: String
    /// The IANA name of the zone that the day is cut in.
    package var zone: String
    package var start: Timestamp
    /// The first moment that is no longer part of the day.
    package var end: Timestamp
    /// Start and end on the local clock with their distance from UTC (ISO 8601).
    package var startLocal: String
    package var endLocal: String
    /// In order; the first begins with the day.
    package var hours: [Hour]

    package init(date: String, zone: String, start: Timestamp, end: Timestamp, startLocal: String, endLocal: String, hours: [Hour]) {
        self.date = date
        self.zone = zone
        self.start = start
        self.end = end
        self.startLocal = startLocal
        self.endLocal = endLocal
        self.hours = hours
    }

    package func contains(_ moment: Timestamp) -> Bool { start <= moment && moment < end }

    package func contains(_ moment: Timestamp?) -> Bool {
        guard let moment else { return false }
        return contains(moment)
    }

    /// The index in ``hours`` of the hour that holds a moment; nil outside the day.
    package func hour(of moment: Timestamp) -> Int? {
        contains(moment) ? hours.lastIndex { $0.start <= moment } : nil
    }
}
