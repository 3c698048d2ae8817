import Domain
import Reports
import Testing

@Suite struct LocalDayTests {
    private func hours(_ window: DayWindow) -> Double { window.end.seconds(since: window.start) / 3600 }

    @Test func anOrdinaryDay() throws {
        let window = try LocalDay.window("2026-11-23", zone: "Europe/Berlin")
        #expect(window.start == Timestamp(milliseconds: 1_795_388_400_000))
        #expect(hours(window) == 24)
        #expect(window.hours.map(\.label) == (0..<24).map { $0 < 10 ? "0\($0)" : "\($0)" })
        #expect(window.startLocal == "2026-11-23 00:00+01:00")
        #expect(window.endLocal == "2026-11-24 00:00+01:00")
        #expect(window.contains(window.start) && !window.contains(window.end))
    }

    @Test(arguments: [
        ("2026-03-29", "Europe/Berlin", 23.0, 23), ("2026-10-25", "Europe/Berlin", 25, 25), ("2026-03-08", "America/New_York", 23, 23),
        ("2026-11-01", "America/New_York", 25, 25), ("2026-06-01", "UTC", 24, 24),
        // Half an hour, and a day without a midnight.
        ("2026-04-05", "Australia/Lord_Howe", 24.5, 25), ("2018-11-04", "America/Sao_Paulo", 23, 23),
    ])
    func daysOfClockChange(day: String, zone: String, length: Double, buckets: Int) throws {
        let window = try LocalDay.window(day, zone: zone)
        #expect(window.date == day)
        #expect(hours(window) == length)
        #expect(window.hours.count == buckets)
        #expect(Set(window.hours.map(\.label)).count == buckets)
        #expect(window.hours.first?.start == window.start)
        for (index, hour) in window.hours.enumerated() { #expect(window.hour(of: hour.start) == index) }
    }

    @Test func theHourThatComesTwiceIsToldApart() throws {
        let window = try LocalDay.window("2026-10-25", zone: "Europe/Berlin")
        #expect(window.hours[2...3].map(\.label) == ["02+02:00", "02+01:00"])
        #expect(window.startLocal.hasSuffix("+02:00") && window.endLocal.hasSuffix("+01:00"))
    }

    @Test func theHourThatIsMissingIsMissing() throws {
        #expect(try LocalDay.window("2026-03-29", zone: "Europe/Berlin").hours[1...2].map(\.label) == ["01", "03"])
    }

    @Test func daysFollowEachOtherWithoutAGap() throws {
        for zone in ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"] {
            var window = try LocalDay.window("2018-01-01", zone: zone)
            for _ in 0..<400 {
                let next = try LocalDay.window(named: "today", zone: zone, now: window.end)
                #expect(next.start == window.end)
                #expect(try LocalDay.window(named: "yesterday", zone: zone, now: next.start) == window)
                window = next
            }
        }
    }

    @Test func todayIsTheZonesDay() throws {
        // 2026-11-23T23:30Z
        let now = Timestamp(milliseconds: 1_795_392_000_000 + 84_600_000)
        #expect(try LocalDay.window(named: nil, zone: "UTC", now: now).date == "2026-11-23")
        #expect(try LocalDay.window(named: "today", zone: "Asia/Tokyo", now: now).date == "2026-11-24")
        #expect(try LocalDay.window(named: "yesterday", zone: "America/Los_Angeles", now: now).date == "2026-11-22")
        #expect(try LocalDay.window(named: "2026-11-02", zone: "UTC", now: now).date == "2026-11-02")
    }

    @Test(arguments: ["2026-1-2", "2026-13-01", "2026-00-10", "tomorrow", "", "2026-11-23x", "２０２６-11-23", "\u{1B}[31m"])
    func badDaysAreRefused(text: String) {
        #expect(throws: ReportError.badDay(SafeText.line(text))) { try LocalDay.window(text, zone: "UTC") }
    }

    @Test func daysThatDoNotExistAreRefused() {
        #expect(throws: ReportError.noSuchDay("2026-02-30", zone: "UTC")) { try LocalDay.window("2026-02-30", zone: "UTC") }
        #expect(throws: ReportError.unknownZone("Mars/Base")) { try LocalDay.window("2026-02-03", zone: "Mars/Base") }
        // Samoa crossed the date line: its 30 December 2011 never was.
        #expect(throws: ReportError.noSuchDay("2011-12-30", zone: "Pacific/Apia")) {
            try LocalDay.window("2011-12-30", zone: "Pacific/Apia")
        }
    }

    /// Kathmandu is 5:45 ahead of UTC.
    @Test(arguments: [("UTC", 125 as Int?), ("Asia/Kathmandu", 470), ("America/Los_Angeles", 1085), ("Mars/Base", nil)])
    func theMinuteIsThatOfTheClockOnTheWall(_ zone: String, _ minute: Int?) {
        // 2026-11-23T02:05:59Z
        #expect(LocalDay.minute(of: Timestamp(milliseconds: 1_795_399_559_000), zone: zone) == minute)
    }
}
