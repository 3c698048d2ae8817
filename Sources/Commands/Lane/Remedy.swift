import API
import Domain

/// What the operator may type next, and what it is good for.
struct Remedy: Equatable, Codable, Sendable {
    var command: String
    var purpose: String

    init(_ command: String, _ purpose: String) {
        self.command = "signalbox " + command
        self.purpose = purpose
    }
}

extension Remedy {
    /// The ways out of what a lane asks the operator, the most likely first. Empty for a lane that asks nothing.
    static func remedies(for lane: LaneView) -> [Remedy] {
        if let attention = lane.attention {
            if attention.reason == .dependencyStalled { return stalled(lane) + (lane.paused ? [resume(lane.id)] : []) }
            return remedies(for: attention.reason, lane: lane.id) + (lane.paused ? [resume(lane.id)] : [])
        }
        if lane.paused { return [resume(lane.id)] }
        if lane.phase == .inspecting, lane.decision == nil { return remedies(for: .readyToInspect, lane: lane.id) }
        return []
    }

    /// The ways out of one reason.
    static func remedies(for reason: AttentionReason, lane id: LaneID) -> [Remedy] {
        switch reason {
        case .readyToInspect:
            [
                Remedy("inspect \(id)", "see every change"),
                Remedy("approve \(id) --reason correct", "land this candidate"),
                Remedy("rework \(id) --reason incomplete -m TEXT", "send it back with words"),
            ]
        case .overSize:
            [
                Remedy("inspect \(id)", "see whether it is one change"),
                Remedy("rework \(id) --reason too-large -m TEXT", "have it made smaller"),
                Remedy("approve \(id) --reason correct --accept over-size", "take it knowingly"),
            ]
        case .outsideBoundary:
            [
                Remedy("inspect \(id)", "see what it touches"),
                Remedy("rework \(id) --reason out-of-scope -m TEXT", "have it stay inside"),
                Remedy("approve \(id) --reason correct --accept outside-boundary", "take it knowingly"),
            ]
        case .gatesRed:
            [
                Remedy("lane log \(id)", "read what the gate printed"),
                Remedy("rework \(id) --reason wrong -m TEXT", "give the agent a hint and more turns"),
                Remedy("lane gates \(id)", "run what did not pass once more"),
                Remedy("override \(id) --reason gate-wrong -m TEXT", "go on without them; every report says so"),
            ]
        case .flakyGate:
            [
                Remedy("lane log \(id)", "read what the gate printed"),
                Remedy("override \(id) --reason flaky-gate -m TEXT", "go on; every report says so"),
                Remedy("rework \(id) --reason unverified -m TEXT", "have the gate made steady"),
            ]
        case .conflict:
            [
                Remedy("lane show \(id)", "see which paths conflict"),
                Remedy("rework \(id) --reason incomplete -m TEXT", "say how to resolve it"),
                Remedy("abandon \(id) --reason obsolete", "give it up"),
            ]
        case .nothingDone:
            [
                Remedy("lane log \(id)", "read what the agent printed"),
                Remedy("rework \(id) --reason incomplete -m TEXT", "say what is missing"),
                Remedy("abandon \(id) --reason stuck", "give it up"),
            ]
        case .leftovers:
            [
                Remedy("lane show \(id)", "see what was left uncommitted"),
                Remedy("rework \(id) --reason incomplete -m TEXT", "have it committed or removed"),
                Remedy("abandon \(id) --reason stuck", "give it up; a snapshot is kept"),
            ]
        case .permissionAsked:
            [
                Remedy("inbox", "see what \(id) wants, and answer"),
                Remedy("attach \(id)", "follow what its agent does"),
            ]
        case .question:
            [
                Remedy("inbox", "read the question of \(id), and answer"),
                Remedy("attach \(id)", "follow what its agent does"),
            ]
        case .budgetSpent:
            [
                Remedy("lane show \(id)", "see what was used"),
                Remedy("lane retry \(id)", "another turn, once the budget allows it"),
                Remedy("rework \(id) --reason incomplete -m TEXT", "another turn with words"),
                Remedy("abandon \(id) --reason too-costly", "give it up"),
            ]
        case .agentStuck:
            [
                Remedy("attach \(id) --no-follow", "read what it did"),
                Remedy("lane retry \(id)", "another turn"),
                Remedy("abandon \(id) --reason stuck", "give it up"),
            ]
        case .unconfined:
            [
                Remedy("doctor", "see why there is no sandbox"),
                Remedy("lane retry \(id)", "start its turn once there is one"),
                Remedy("abandon \(id) --reason obsolete", "give it up"),
            ]
        case .agentFailed:
            [
                Remedy("lane log \(id)", "read what the agent printed"),
                Remedy("lane retry \(id)", "another turn"),
                Remedy("abandon \(id) --reason stuck", "give it up"),
            ]
        case .setupFailed:
            [
                Remedy("lane log \(id) setup", "read what the setup printed"),
                Remedy("lane retry \(id)", "set up once more"),
                Remedy("abandon \(id) --reason stuck", "give it up"),
            ]
        case .dependencyStalled:
            [
                Remedy("lane show \(id)", "see what must land first"),
                Remedy("abandon \(id) --reason obsolete", "give it up"),
            ]
        case .landingRefused:
            [
                Remedy("lane show \(id)", "see what the remote said"),
                Remedy("land \(id)", "try once more"),
                Remedy("abandon \(id) --reason obsolete", "give it up"),
            ]
        case .deployFailed:
            [
                Remedy("lane log \(id) deploy", "read what the deploy printed"),
                Remedy("lane retry \(id)", "deploy once more"),
                Remedy("rollback \(id)", "prepare the revert"),
            ]
        case .smokeFailed:
            [
                Remedy("lane show \(id)", "see what was served"),
                Remedy("lane retry \(id)", "check once more"),
                Remedy("rollback \(id)", "prepare the revert"),
            ]
        case .stopped:
            [
                Remedy("lane log \(id)", "see how far it came"),
                Remedy("lane retry \(id)", "another try"),
                Remedy("rework \(id) --reason incomplete -m TEXT", "another turn with words"),
                Remedy("abandon \(id) --reason obsolete", "give it up"),
            ]
        case .alarm:
            [
                Remedy("lane show \(id)", "see what does not hold"),
                Remedy("ledger verify", "check the records"),
                Remedy("rollback \(id)", "prepare the revert of what landed"),
            ]
        case .internalError:
            [
                Remedy("lane log \(id)", "read what was printed last"),
                Remedy("lane retry \(id)", "another try"),
                Remedy("abandon \(id) --reason stuck", "give it up"),
            ]
        }
    }

    /// By name: what must land first is dispatched again, or comes first no more.
    private static func stalled(_ lane: LaneView) -> [Remedy] {
        let targets = lane.stalledBy.map(\.description)
        guard !targets.isEmpty else { return remedies(for: .dependencyStalled, lane: lane.id) }
        return [
            Remedy("dispatch \(targets.joined(separator: " "))", "begin what must land first"),
            Remedy("target show \(lane.target)", "see all that \(lane.target) comes after; `target edit --after` changes it"),
            Remedy("abandon \(lane.id) --reason obsolete", "give it up"),
        ]
    }

    private static func resume(_ id: LaneID) -> Remedy { Remedy("resume \(id)", "let it go on") }

    /// Two columns under what they are for.
    static func lines(_ remedies: [Remedy], indent: Int) -> [Styled] {
        let width = remedies.reduce(0) { max($0, $1.command.count) }
        return remedies.map {
            Styled(String(repeating: " ", count: indent)) + Styled($0.command, .name).padded(to: width + 2) + Styled($0.purpose, .faint)
        }
    }
}
