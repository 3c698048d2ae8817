import Domain
import TestSupport
import Testing

/// Random reports of several surfaces and people, against a second-by-second account of who was counted when.
@Suite struct LookBookRandomTests {
    private struct Oracle {
        let start: Int
        var last: [String: Int] = [:]
        var counted: [String: Set<Int>] = [:]

        mutating func take(_ surface: String, _ by: String, active: Int, visible: Int, now: Int) -> Int {
            let since = last[by + surface].map { now - $0 >= 600 ? now - 15 : min($0, now) } ?? now - 15
            last[by + surface] = now
            let from = min(now, max(start, since, now - 60))
            var left = min(max(0, min(active, visible)), now - from)
            var believed = 0
            for second in stride(from: now - 1, through: from, by: -1) where left > 0 {
                guard counted[by, default: []].insert(second).inserted else { continue }
                left -= 1
                believed += 1
            }
            return believed
        }
    }

    @Test(arguments: 0..<150)
    func everyReportIsBelievedAsTheAccountSays(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let start = Int.random(in: 0...100, using: &random)
        var now = start
        var book = LookBook(start: LookBookTests.at(Double(start)))
        var oracle = Oracle(start: start)
        var believed: [LaneID: Int64] = [:]
        var looks: [(lane: LaneID, look: Look, second: Int, asked: Bool)] = []
        for _ in 0..<120 {
            now += [0, 0, 1, 2, 5, 14, 40, 90, 700].randomElement(using: &random) ?? 0
            let surface = "s\(Int.random(in: 0...2, using: &random))"
            let by = Bool.random(using: &random) ? "ada" : "ben"
            let lane = LaneID(number: Int.random(in: 1...3, using: &random))
            let active = Int.random(in: -3...80, using: &random)
            let visible = Int.random(in: -3...80, using: &random)
            let report = LookBookTests.report(surface, active: Double(active), visible: Double(visible))
            let got = book.take(report, lane: lane, by: by, rows: [LookBookTests.file: 10], at: LookBookTests.at(Double(now)))
            #expect(got == Int64(oracle.take(surface, by, active: active, visible: visible, now: now)) * 1000)
            believed[lane, default: 0] += got
            let asked = Int.random(in: 0...3, using: &random) == 0
            for (lane, look) in book.due(at: LookBookTests.at(Double(now)), lane: asked ? lane : nil) {
                looks.append((lane, look, now, asked))
            }
        }
        for number in 1...3 {
            for (lane, look) in book.due(at: LookBookTests.at(Double(now)), lane: LaneID(number: number)) {
                looks.append((lane, look, now, true))
            }
        }
        for (lane, sum) in believed {
            #expect(looks.filter { $0.lane == lane }.reduce(0) { $0 + $1.look.activeMilliseconds } == sum, "nothing is lost")
        }
        for entry in looks {
            let look = entry.look
            #expect(look.activeMilliseconds <= look.visibleMilliseconds)
            #expect(look.visibleMilliseconds <= look.to.milliseconds - look.from.milliseconds)
            #expect(look.files.reduce(0) { $0 + $1.activeMilliseconds } <= look.activeMilliseconds)
        }
        // Unless something was decided, a lane and a person have one event in ten seconds.
        for (index, entry) in looks.enumerated() where !entry.asked {
            let before = looks[..<index].last { $0.lane == entry.lane && $0.second != entry.second }
            #expect(before.map { entry.second - $0.second >= 10 } ?? true)
        }
    }
}
