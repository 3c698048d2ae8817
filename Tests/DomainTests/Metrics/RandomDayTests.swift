import Domain
import TestSupport
import Testing

@Suite struct RandomDayTests {
    @Test(arguments: UInt64(1)...40)
    func figuresFitTogether(seed: UInt64) throws {
        let random = try RandomDay(seed: seed, lanes: Int(seed) + 5)
        // The day may reach past midnight: the later lanes then belong to the next day.
        let report = random.day.report(commits: random.commits, now: 3000)
        for figure in report.figures {
            if let n = figure.n, let all = figure.of { #expect(n >= 0 && n <= all, "\(figure.id)") }
            #expect(!figure.source.isEmpty && !figure.text.isEmpty)
        }
        let kinds = report.lanesByKind.rows
        let landed = report.landed.rows.count
        #expect(kinds.allSatisfy { $0.lanes == $0.landed + $0.open + $0.rejected + $0.abandoned })
        #expect(kinds.reduce(0) { $0 + $1.landed } == landed)
        #expect(kinds.reduce(0) { $0 + $1.open } == report.unfinished.rows.count { $0.lane != nil })
        #expect(kinds.reduce(0) { $0 + $1.rejected + $1.abandoned } == report.ended.rows.count)
        #expect(report.figure("acceptance")?.of == landed + report.ended.rows.count)
        #expect(landed <= random.day.model.lanes.count)
        #expect(report.evidence.allSatisfy { $0.of == landed })
        #expect(report.byRepository.rows.reduce(0) { $0 + $1.landed } == landed)
        #expect(report.byRepository.rows.reduce(0) { $0 + $1.commits } == report.figure("commits")?.n)
        #expect(report.commitsByHour.rows.last?.cumulative == report.figure("commits")?.n)
        #expect(report.commitDisagreements.rows.isEmpty)
        #expect(report.waiting.rows.reduce(0) { $0 + $1.seconds } == report.landed.rows.reduce(0) { $0 + $1.cycleSeconds })
        #expect(report.decisions.rows.reduce(0) { $0 + $1.count } == report.deciders.rows.reduce(0) { $0 + $1.decisions })
        #expect(Set(report.figures.map(\.id)).count == report.figures.count)
        #expect(report == random.day.report(commits: random.commits.reversed(), now: 3000))
    }

    @Test(arguments: UInt64(1)...20)
    func theDaysOfALedgerCountEveryLandingOnce(seed: UInt64) throws {
        let random = try RandomDay(seed: seed, lanes: 30)
        let days = (-1...2).map { random.day.report(day: $0, commits: random.commits, now: 9000) }
        let lanes = random.day.model.lanes.values
        #expect(days.reduce(0) { $0 + $1.landed.rows.count } == lanes.count { $0.landed != nil })
        #expect(days.reduce(0) { $0 + $1.ended.rows.count } == lanes.count { $0.phase == .rejected || $0.phase == .abandoned })
        #expect(days.reduce(0) { $0 + ($1.figure("commits")?.n ?? 0) } == random.commits.count)
        #expect(days.reduce(0) { $0 + ($1.figure("turns")?.n ?? 0) } == lanes.reduce(0) { $0 + $1.turns.count })
    }
}
