import Testing

@testable import Domain

/// What a destination is sent, and when.
struct NoticePlannerTests {
    private static func at(_ seconds: Int) -> Timestamp { Timestamp(milliseconds: Int64(seconds) * 1000) }
    private static let ask = NoticeItem(key: "A-1", reason: .attention(.permissionAsked), at: at(1))
    private static let red = NoticeItem(key: "L-2/gates-red/2", reason: .attention(.gatesRed), at: at(2))
    private static let alarm = NoticeItem(key: "alarm/1", reason: .attention(.alarm))
    private static let landed = NoticeItem(key: "L-3/landed", reason: .landed, at: at(3))
    private static let all = [alarm, ask, red, landed]

    private func destination(_ reasons: [NoticeReason] = NoticeReason.standard, gap: Int = 20) -> NotifyDestination {
        NotifyDestination(name: "d", kind: .ntfy, url: "https://x.org/t", reasons: reasons, gapSeconds: gap)
    }

    private func state(told: [String] = [], open: [String]? = nil, last: Int = 0) -> NoticeState {
        var state = NoticeState(since: Self.at(0))
        state.told = told
        state.open = open.map { Notice(id: "m", destination: "d", keys: $0, landedSince: Self.at(0)) }
        state.lastAt = Self.at(last)
        return state
    }

    private func step(
        _ items: [NoticeItem], _ destination: NotifyDestination? = nil, state: NoticeState? = nil, now: Int = 100, quiet: Int? = nil,
        tries: NoticeTries? = nil, rests: Int? = nil
    ) -> NoticeStep {
        NoticePlanner(
            destination ?? self.destination(), state: state, now: Self.at(now), quietUntil: quiet.map(Self.at), tries: tries,
            restsUntil: rests.map(Self.at)
        ).step(items)
    }

    @Test func whatIsWantedAndNewIsOneMessage() {
        #expect(step([]) == .nothing)
        #expect(step(Self.all) == .begin([Self.alarm, Self.ask, Self.red]))
        #expect(step(Self.all, destination([.landed])) == .begin([Self.landed]))
        #expect(step([Self.landed]) == .nothing)
        #expect(step(Self.all, state: state(told: ["A-1", "alarm/1"])) == .begin([Self.red]))
        #expect(step(Self.all, state: state(told: ["A-1", "alarm/1", "L-2/gates-red/2"])) == .nothing)
    }

    @Test func whatComesWithinTheGapWaitsForItsEnd() {
        #expect(step([Self.red], state: state(told: ["A-1"], last: 90)) == .waitUntil(Self.at(110)))
        #expect(step([Self.red], state: state(told: ["A-1"], last: 80)) == .begin([Self.red]))
        #expect(step([Self.red], destination(gap: 0), state: state(last: 100)) == .begin([Self.red]))
        // A clock that was set back holds nothing up.
        #expect(step([Self.red], state: state(last: 5000)) == .begin([Self.red]))
    }

    @Test func quietHoursLetOnlyWhatIsUrgentThrough() throws {
        let notice = try #require(state(open: ["A-1"]).open)
        #expect(step([Self.ask, Self.red], quiet: 200) == .waitUntil(Self.at(200)))
        #expect(step(Self.all, quiet: 200) == .begin([Self.alarm]))
        // What was begun before goes its way.
        #expect(step([Self.ask], state: state(open: ["A-1"]), quiet: 200) == .send(notice, [Self.ask]))
    }

    @Test func whatWasBegunIsSentWithWhatIsStillTrue() throws {
        let open = state(open: ["A-1", "L-2/gates-red/2"])
        let notice = try #require(open.open)
        #expect(step(Self.all, state: open) == .send(notice, [Self.ask, Self.red]))
        #expect(step([Self.red, Self.alarm], state: open) == .send(notice, [Self.red]))
        #expect(step([Self.alarm], state: open) == .close(notice))
        #expect(step([], state: open) == .close(notice))
        let tries = NoticeTries(count: 1, next: Self.at(130))
        #expect(step(Self.all, state: open, tries: tries) == .waitUntil(Self.at(130)))
        #expect(step(Self.all, state: open, now: 130, tries: tries) == .send(notice, [Self.ask, Self.red]))
        #expect(step([], state: open, tries: tries) == .close(notice))
    }

    @Test func aPlaceThatFailedIsLeftAloneForAWhile() {
        #expect(step([Self.ask], state: state(), rests: 500) == .waitUntil(Self.at(500)))
        #expect(step([Self.ask], state: state(), now: 500, rests: 500) == .begin([Self.ask]))
    }

    @Test func triesEnd() {
        var tries: NoticeTries?
        var waits: [Int64] = []
        while let next = NoticeTries.after(tries, now: Self.at(0)) {
            waits.append(next.next.milliseconds / 1000)
            tries = next
        }
        #expect(waits == [1, 5, 30, 120, 600])
    }

    @Test func countsWhatWaits() {
        let planner = NoticePlanner(destination(), state: state(told: ["A-1"], open: ["alarm/1"]), now: Self.at(1))
        #expect(planner.waiting(Self.all) == 1)
    }

    @Test(
        arguments: [
            (1320, 420, 1319, nil), (1320, 420, 1320, 540), (1320, 420, 0, 420), (1320, 420, 419, 1), (1320, 420, 420, nil),
            (60, 120, 60, 60),
            (60, 120, 119, 1), (60, 120, 120, nil), (60, 120, 59, nil),
        ] as [(Int, Int, Int, Int?)])
    func hours(_ from: Int, _ to: Int, _ minute: Int, _ left: Int?) {
        #expect(QuietHours(from: from, to: to).minutesLeft(at: minute) == left)
    }
}
