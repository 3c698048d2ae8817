import Domain
import Foundation
import TestSupport
import Testing

/// What a decision says about how it was come to. Expected values are counted by hand.
@Suite struct PaceTests {
    static let files = [
        CandidateFile(path: "a", status: "modified", additions: 50, deletions: 10, digest: "1"),
        CandidateFile(path: "lock", status: "modified", additions: 600, deletions: 0, generated: true, digest: "2"),
        CandidateFile(path: "logo", status: "added", additions: 0, deletions: 0, binary: true, digest: "3"),
    ]

    /// A lane in inspection at the tenth minute.
    static func inspected() throws -> (day: DayBuilder, lane: LaneID) {
        var day = DayBuilder()
        let lane = try day.lane(maxLines: 9999, at: 0)
        try day.work(lane, from: 1, to: 5)
        try day.candidate(lane, at: 5, files: files, gates: ["test"])
        try day.gate(lane, from: 5, to: 7)
        try day.publish(lane, at: 10)
        return (day, lane)
    }

    static func look(
        _ path: String, _ digest: String, _ rows: ClosedRange<Int>?, seconds: Double, at minute: Double, kind: LookKind = .screen
    ) -> LaneEvent {
        let to = DayBuilder.at(minute)
        let active = Int64(seconds * 1000)
        let ranges = rows.map { [RowRange(first: $0.lowerBound, last: $0.upperBound)] } ?? []
        return .looked(
            Look(
                kind: kind, by: "operator:ada", from: Timestamp(milliseconds: to.milliseconds - active), to: to, activeMilliseconds: active,
                visibleMilliseconds: active,
                files: [LookedFile(path: path, digest: digest, rows: RowSet(ranges, of: .max), activeMilliseconds: active)]))
    }

    private func come(_ day: DayBuilder, _ lane: LaneID, at minute: Double, _ kind: DecisionKind = .approve) throws -> Pace {
        let state = try #require(day.model.lanes[lane])
        return try #require(Pace(of: state, kind, AttentionConfiguration(), at: DayBuilder.at(minute)))
    }

    @Test func nothingWasShown() throws {
        var (day, lane) = try Self.inspected()
        try day.view(lane, at: 11)
        let pace = try come(day, lane, at: 60)
        // 60 lines, and 600 generated ones that count a tenth, at 60 a minute: two minutes.
        #expect(pace.neededMilliseconds == 120_000 && pace.lookedMilliseconds == 0 && pace.faster == true)
        #expect(pace.lines == 660 && pace.linesSeen == 0 && pace.files == 3 && pace.filesViewed == 3)
        #expect(pace.sampled.map { "\($0.path) \($0.shown)/\($0.lines)" } == ["a 0/60", "lock 0/600", "logo 0/0"])
        #expect(pace.words == "never on a screen, 0 of 660 changed lines seen, 3 of 3 files viewed")
        #expect(pace.notes.count == 2 && pace.notes[0].hasPrefix("sooner than reading allows: 0 ms for what takes 2 min at 60 changed"))
    }

    @Test func readOnAScreen() throws {
        var (day, lane) = try Self.inspected()
        try day.on(lane, Self.look("a", "1", 1...40, seconds: 50, at: 11), 11)
        try day.on(lane, Self.look("a", "1", 31...60, seconds: 55, at: 12), 12)
        try day.on(lane, Self.look("lock", "2", 1...100, seconds: 14, at: 13), 13)
        try day.on(lane, Self.look("logo", "3", nil, seconds: 0.999, at: 14), 14)
        try day.view(lane, at: 15)
        var pace = try come(day, lane, at: 16)
        #expect(pace.lookedMilliseconds == 119_999 && pace.faster == true, "one millisecond short")
        #expect(pace.linesSeen == 160 && pace.linesPrinted == 0)
        #expect(pace.sampled == [SampledFile(path: "lock", lines: 600, shown: 100)])
        try day.on(lane, Self.look("logo", "3", nil, seconds: 0.001, at: 16), 16)
        pace = try come(day, lane, at: 17)
        #expect(pace.faster == false)
        #expect(try come(day, lane, at: 17, .reject).faster == nil, "what lets nothing land needs no reading")
        #expect(try come(day, lane, at: 17, .override).faster == false)
    }

    @Test func printedIsNotTimedButBoundedByTheClock() throws {
        var (day, lane) = try Self.inspected()
        try day.on(lane, Self.look("a", "1", 1...60, seconds: 0, at: 20, kind: .printed), 20)
        try day.view(lane, at: 21)
        let soon = try come(day, lane, at: 21.5)
        #expect(soon.faster == true && soon.sincePrintedMilliseconds == 90_000)
        #expect(soon.linesSeen == 0 && soon.linesPrinted == 60 && soon.lookedMilliseconds == 0)
        #expect(soon.sampled.map(\.path) == ["lock", "logo"])
        #expect(try come(day, lane, at: 22).faster == false, "two minutes after it was printed it can have been read")
        #expect(soon.words.contains("reading time not known"))
    }

    @Test func aLookAtAnOldVersionDoesNotCountForTheNew() throws {
        var (day, lane) = try Self.inspected()
        try day.on(lane, Self.look("a", "1", 1...60, seconds: 55, at: 11), 11)
        try day.decide(lane, .rework, "wrong", at: 12)
        try day.work(lane, from: 13, to: 15, cause: .rework)
        var changed = Self.files
        changed[0].digest = "1b"
        try day.candidate(lane, at: 15, files: changed, gates: ["test"])
        try day.gate(lane, from: 15, to: 17)
        try day.publish(lane, at: 20)
        try day.view(lane, at: 21)
        #expect(try come(day, lane, at: 22).lookedMilliseconds == 0 && come(day, lane, at: 22).linesSeen == 0)
        // It is still time of the day, and the old version can still be looked at.
        try day.on(lane, Self.look("a", "1", 1...60, seconds: 5, at: 22), 22)
        #expect(try come(day, lane, at: 23).lookedMilliseconds == 0)
        let attention = AttentionDay(model: day.model, window: DayBuilder.window(), attention: AttentionConfiguration())
        #expect(attention.lookedMilliseconds == 60_000 && attention.linesSeen == 60)
    }

    @Test func aLaneRefusesALookThatCannotBe() throws {
        let (day, lane) = try Self.inspected()
        func refused(_ change: (inout Look) -> Void) throws -> Bool {
            guard case .looked(var look) = Self.look("a", "1", 1...2, seconds: 5, at: 11) else { return false }
            change(&look)
            var copy = try #require(day.model.lanes[lane])
            let before = copy
            do {
                try copy.on(.looked(look), at: DayBuilder.at(11))
                return false
            } catch {
                return copy == before
            }
        }
        #expect(try !refused { _ in })
        #expect(try refused { $0.files[0].digest = "x" })
        #expect(try refused { $0.files = [] })
        #expect(try refused { $0.activeMilliseconds += 1 })
        #expect(try refused { $0.visibleMilliseconds += 1 })
        #expect(try refused { $0.visibleMilliseconds -= 1 })
        #expect(try refused { $0.files[0].activeMilliseconds += 1 })
        #expect(try refused { $0.files[0].activeMilliseconds = -1 })
        #expect(try refused { $0.kind = .printed })
        #expect(try refused { $0.from = DayBuilder.at(12) })
    }

    @Test func anOldLedgersDecisionHasNoPace() throws {
        let text =
            #"{"decided":{"decision":{"kind":"approve","reason":"correct","message":"","candidate":1,"by":"ada","at":5,"exceptions":[]}}}"#
        let event = try JSONDecoder().decode(LaneEvent.self, from: Data(text.utf8))
        #expect(event == .decided(Decision(kind: .approve, reason: "correct", candidate: 1, by: "ada", at: Timestamp(milliseconds: 5))))
        let look = Self.look("a", "1", 1...2, seconds: 5, at: 11)
        #expect(try JSONDecoder().decode(LaneEvent.self, from: JSONEncoder().encode(look)) == look)
    }
}
