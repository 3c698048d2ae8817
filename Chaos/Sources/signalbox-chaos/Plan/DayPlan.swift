/// One round: a pure function of the sweep's seed and the round's number.
struct DayPlan: Sendable {
    let seed: UInt64
    let round: Int
    /// Whether agents are held in a sandbox.
    let confined: Bool
    let faults: [PlannedFault]
    /// Whether its last lane has an agent that never ends.
    let isEndless: Bool
    private let lanes: UInt64

    static let repositories = ["r0", "r1", "r2"]

    /// - Parameter kills: how many of its faults kill something.
    init(seed: UInt64, round: Int, kills: Int, isEndless: Bool = false) {
        self.seed = seed
        self.isEndless = isEndless
        self.round = round
        var random = SeededNumbers(seed &* 0x1_0000_0001_b3 &+ UInt64(round))
        lanes = random.next()
        confined = round % 3 == 2
        var faults: [PlannedFault] = []
        // A third of them go round all markers, in an order that the seed chooses, a few in each round.
        let (marked, places) = (kills / 3, Self.places(seed))
        for number in 0..<kills {
            let (turn, next) = (number * marked / kills, (number + 1) * marked / kills)
            let fault = next > turn ? Fault.serverAt(places[(round &* marked &+ turn) % places.count]) : Self.kill(&random)
            faults.append(Self.planned(fault, &random))
            if random.number(1...4) == 1 { faults.append(Self.planned(Self.other(&random), &random)) }
        }
        self.faults = faults
    }

    /// The kinds of the lanes that it has at least: one of each usual kind, and the one that never ends if it has that.
    private var leading: [LanePlan.Kind] { LanePlan.Kind.usual + (isEndless ? [.endless] : []) }
    var least: Int { leading.count }

    /// The lane of this number, counted from 0.
    func lane(_ number: Int) -> LanePlan {
        var random = SeededNumbers(lanes &+ UInt64(number) &* 0x51_7cc1_b727_2202)
        let leading = leading
        let kind =
            number < leading.count
            ? leading[number]
            : random.pick(weighted: [
                (LanePlan.Kind.plain, 4), (.scripted, 3), (.redFirst, 2), (.conflict, 4), (.dependent, 2), (.abandoned, 1), (.talking, 4),
                (.reviewed, 2),
                (.takenBack, 2),
            ])
        let repository = random.pick(Self.repositories)
        if kind == .orphan, let given = leading.firstIndex(of: .abandoned) {
            return LanePlan(number: number, kind: kind, repository: repository, after: given)
        }
        guard kind == .dependent else { return LanePlan(number: number, kind: kind, repository: repository, after: nil) }
        var before = number - 1
        while before > 0, !lane(before).kind.lands { before -= 1 }
        return LanePlan(number: number, kind: kind, repository: repository, after: before)
    }

    private static func planned(_ fault: Fault, _ random: inout SeededNumbers) -> PlannedFault {
        PlannedFault(fault: fault, events: random.number(0...9), milliseconds: random.number(0...40))
    }

    /// Every marker, before and after it is written.
    private static func places(_ seed: UInt64) -> [String] {
        var (random, places) = (SeededNumbers(seed), Places.all)
        for index in places.indices.dropFirst().reversed() { places.swapAt(index, random.number(0...index)) }
        return places
    }

    private static func kill(_ random: inout SeededNumbers) -> Fault {
        let kind = random.pick(weighted: [
            (Fault.serverAt(""), 3), (.server, 4), (.runner, 3), (.agent, 3), (.gate, 2), (.git, 1), (.command, 1), (.everything, 1),
        ])
        // At a batch that nobody chose.
        return kind == .serverAt("") ? .serverAt("\(random.pick(["before", "after"])):#\(random.number(1...20))") : kind
    }

    private static func other(_ random: inout SeededNumbers) -> Fault {
        switch random.number(1...8) {
        case 1: .diskFull(after: random.number(1...150), count: random.pick([1, 1, 4, 30]))
        case 2: .clock(seconds: random.pick([-86_400, -3_600, -30, 30, 3_600, 172_800]))
        case 3: .tornSpool(bytes: random.number(1...4_096), garbled: random.number(0...1) == 1)
        case 4, 5: .duplicates(random.number(0...1_000_000))
        case 6: .remoteRefuses
        case 7: .remoteHangs(random.pick([.nobody, .server, .push]))
        default: .remoteLosesAnswer
        }
    }
}
