/// A stretch of each day, in the workspace's time zone, in which only what is urgent is sent. It may go over midnight.
package struct QuietHours: Codable, Equatable, Sendable {
    /// Minutes since midnight.
    package var from: Int
    /// Minutes since midnight; not part of the stretch.
    package var to: Int

    package init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    /// Reads `22:00-07:00`; nil for another form, and for a stretch of no length.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minutes)
        guard parts.count == 2, let from = parts[0], let to = parts[1], from != to else { return nil }
        self.init(from: from, to: to)
    }

    /// Minutes until it is over; nil outside of it.
    package func minutesLeft(at minute: Int) -> Int? {
        let day = 24 * 60
        let length = (to - from + day) % day
        let passed = (minute - from + day) % day
        return passed < length ? length - passed : nil
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2], text.utf8.allSatisfy({ (0x30...0x3A).contains($0) }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
