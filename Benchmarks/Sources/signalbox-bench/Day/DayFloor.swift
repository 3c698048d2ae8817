/// How long the day's own work takes at least, whoever schedules it: no schedule can be shorter than any of these bounds. The agents', gates'
/// and deliveries' work counts; what Signalbox and its git do does not, nor does the operator.
struct DayFloor {
    struct Limits {
        var lanes = 12
        var perRepository = 3
        var perBoundary = 1
        var gateSlots = 2
        var cores = 2
    }

    /// Each bound with its seconds.
    let bounds: [(name: String, seconds: Double)]

    var seconds: Double { bounds.map(\.seconds).max() ?? .nan }

    init(_ day: DayRecord, _ limits: Limits) {
        let lanes = Array(day.lanes.values)
        let work = lanes.flatMap(\.all)
        let gates = lanes.flatMap { $0.gates.values.flatMap { $0.values.map(\.work.alone) } }
        func widest(_ key: (LaneWork) -> String?, _ room: Int) -> Double {
            let sums = Dictionary(lanes.compactMap { lane in key(lane).map { ($0, lane.secondsToLand) } }, uniquingKeysWith: +)
            return (sums.values.max() ?? 0) / Double(max(1, room))
        }
        bounds = [
            ("longest chain of dependent lanes", Self.longestChain(day)),
            ("processor time over \(limits.cores) cores", work.reduce(0) { $0 + $1.cpu } / Double(limits.cores)),
            ("all lanes over \(limits.lanes) at work", lanes.reduce(0) { $0 + $1.secondsToLand } / Double(limits.lanes)),
            ("busiest repository over \(limits.perRepository) lanes", widest(\.repository, limits.perRepository)),
            (
                "busiest boundary over \(limits.perBoundary) lanes",
                widest({ lane in lane.boundary.map { "\(lane.repository)/\($0)" } }, limits.perBoundary)
            ),
            ("all gates over \(limits.gateSlots) slots", gates.reduce(0, +) / Double(limits.gateSlots)),
        ]
    }

    /// A lane begins when what its target comes after has landed; what comes after a landing (deploy, smoke) holds nobody up.
    private static func longestChain(_ day: DayRecord) -> Double {
        let landing = Dictionary(
            day.lanes.values.filter { $0.hasLanded && !$0.isRevert }.map { ($0.target, $0) }, uniquingKeysWith: { first, _ in first })
        func landed(_ target: String, _ above: Set<String>) -> Double {
            guard let lane = landing[target], !above.contains(target) else { return 0 }
            return begin(lane, above.union([target])) + lane.secondsToLand
        }
        func begin(_ lane: LaneWork, _ above: Set<String>) -> Double {
            (day.after[lane.target] ?? []).map { landed($0, above) }.max() ?? 0
        }
        return day.lanes.values.map { begin($0, [$0.target]) + $0.secondsToLand + $0.secondsAfterLanding }.max() ?? 0
    }
}

extension DayFloor.Limits {
    /// Reads the plain lines of the demo's configuration, such as `  lanes: 8`.
    init(configuration: String, cores: Int) {
        self.init()
        self.cores = cores
        var isPolicy = false
        for line in configuration.split(separator: "\n") {
            if !line.hasPrefix(" ") { isPolicy = line.hasPrefix("policy:") }
            let parts = line.split(separator: ":")
            guard isPolicy, parts.count == 2, let number = Int(parts[1].drop { $0 == " " }.prefix { $0.isNumber }) else { continue }
            switch parts[0].drop(while: { $0 == " " }) {
            case "lanes": lanes = number
            case "lanesPerRepository": perRepository = number
            case "lanesPerBoundary": perBoundary = number
            case "gateSlots": gateSlots = number
            default: break
            }
        }
    }
}
