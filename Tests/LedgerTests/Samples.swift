import Domain
import Foundation
import Ledger

/// Small valid events.
enum Sample {
    static let actor = "operator:ada"

    static func at(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    static func target(_ number: Int, title: String = "Make it so") -> Target {
        Target(id: TargetID(number: number), title: title, intent: "", repository: "web", kind: "fix", risk: .low)
    }

    static func added(_ number: Int, title: String = "Make it so") -> (actor: String, event: Event) {
        (actor, .target(TargetID(number: number), .added(target(number, title: title))))
    }

    static func queued(_ number: Int, target: Int) -> (actor: String, event: Event) {
        let start = LaneStart(
            target: TargetID(number: target), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "Make it so", agent: "sh",
            definition: "", attempt: 1, maxTurns: 3, maxFiles: 10, maxLines: 400)
        return ("signalbox", .laneQueued(LaneID(number: number), start))
    }

    static func lane(_ number: Int, _ event: LaneEvent) -> (actor: String, event: Event) {
        ("signalbox", .lane(LaneID(number: number), event))
    }
}

extension LedgerStore {
    /// Targets T-1…, one transaction each, a second apart.
    func addTargets(_ numbers: ClosedRange<Int>) throws {
        for number in numbers { try append([Sample.added(number)], at: Sample.at(Int64(number) * 1000)) }
    }
}
