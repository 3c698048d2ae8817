import Domain

extension Simulation {
    /// The operator looks at one lane and says something: mostly what is asked for, now and then anything.
    mutating func operate(diligently: Bool) {
        let open = model.lanes.values.filter { !$0.phase.isEnd || $0.attention != nil }.sorted { $0.id < $1.id }
        guard !open.isEmpty else { return }
        let lane = open[source.pick(open.count)]
        if !diligently, source.chance(15) {
            anything(lane)
        } else if lane.paused {
            say(lane.id, .resumed)
        } else if let attention = lane.attention {
            answer(lane, attention, diligently)
        } else if lane.phase == .approved, !lane.landRequested, configuration.policy.land == .manual {
            say(lane.id, .landRequested)
        }
    }

    /// Begins what must land first, or does without it.
    private mutating func unstall(_ lane: Lane) {
        switch source.pick(8) {
        case 0: say(lane.id, source.decided(lane, .abandon))
        case 1: say(lane.id, .retried)
        case 2:
            let stalled = model.stalled(before: lane)
            let rest = (model.targets[lane.start.target]?.after ?? []).filter { !stalled.contains($0) }
            if record([.target(lane.start.target, .ordered(after: rest))]) { touch(lane.id) }
        default:
            for target in model.stalled(before: lane) { dispatch(target) }
            touch(lane.id)
        }
    }

    private mutating func anything(_ lane: Lane) {
        switch source.pick(9) {
        case 8: say(lane.id, .reviewsRequested(["quick"]))
        case 0: say(lane.id, .paused)
        case 1: say(lane.id, .gatesRequested(["test"]))
        case 2: say(lane.id, .retried)
        case 3:
            let comment = Comment(
                number: lane.comments.count + 1, candidate: 1, path: "f0", line: 1, text: "why?", by: "ada", at: Timestamp(milliseconds: 0))
            say(lane.id, .commented(comment))
        case 4: say(lane.id, .viewed(source.marks(lane)))
        default:
            let kinds: [DecisionKind] = [.approve, .approve, .override, .override, .rework, .rework, .reject]
            say(lane.id, source.decided(lane, kinds[source.pick(kinds.count)]))
        }
    }

    private mutating func answer(_ lane: Lane, _ attention: Attention, _ diligently: Bool) {
        switch attention.reason {
        case .readyToInspect, .overSize, .outsideBoundary:
            inspect(lane, diligently)
        case .dependencyStalled: unstall(lane)
        case .gatesRed, .flakyGate:
            switch source.pick(6) {
            case 0: say(lane.id, source.decided(lane, .rework))
            case 1: say(lane.id, .gatesRequested(["test"]))
            case 2: say(lane.id, .retried)
            case 3: say(lane.id, source.decided(lane, .abandon))
            default: say(lane.id, source.decided(lane, .override))
            }
        default:
            switch source.pick(8) {
            case 0: say(lane.id, source.decided(lane, .rework))
            case 1: say(lane.id, source.decided(lane, .abandon))
            default: say(lane.id, .retried)
            }
        }
    }

    private mutating func inspect(_ lane: Lane, _ diligently: Bool) {
        switch source.pick(diligently ? 7 : 11) {
        case 10: say(lane.id, .reviewsRequested(source.chance(50) ? ["quick"] : ["deep", "quick"]))
        case 0: say(lane.id, source.decided(lane, .rework))
        case 7: say(lane.id, .gatesRequested(["test"]))
        case 8: say(lane.id, source.decided(lane, .reject))
        case 9: say(lane.id, source.decided(lane, .abandon))
        default:
            say(lane.id, .viewed(source.marks(lane)))
            guard let seen = model.lanes[lane.id] else { return }
            say(lane.id, source.decided(seen, seen.verdict == .none ? .override : .approve))
        }
    }

    private mutating func say(_ id: LaneID, _ event: LaneEvent) {
        if record(id, event) { touch(id) }
    }
}
