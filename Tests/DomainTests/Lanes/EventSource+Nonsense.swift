import Domain

extension EventSource {
    /// Any event at all, with numbers and names that mostly do not fit.
    mutating func nonsense(_ lane: Lane) -> LaneEvent {
        let number = pick(4)
        switch pick(33) {
        case 0...4: return .phase(one(of: Phase.allCases, or: .done), note: "")
        case 5: return .prepared(Workplace(path: "/x", branch: "x", base: "b9", port: 1))
        case 6: return .turnStarted(number: number, cause: .retry, job: "j", prompt: "p", from: "b0", comments: [number])
        case 7: return .turnEnded(number: number, TurnOutcome(ending: .completed, head: "h9", newCommits: 1))
        case 8, 9:
            var candidate = candidate(lane)
            if chance(50) { candidate.number = number }
            if chance(50) { candidate.head = "h9" }
            return .candidateBuilt(candidate)
        case 10: return .conflicted(base: "b", head: lane.head ?? "h9", paths: ["a"])
        case 11: return .gateStarted(candidate: number, gate: chance(50) ? "test" : "other", attempt: pick(3), job: "j")
        case 12, 13: return .gateEnded(candidate: number, gate: "test", attempt: pick(3), GateOutcome(result: .passed))
        case 14: return .gatesRequested(chance(70) ? ["test"] : ["other"])
        case 15, 16: return .published(number: pick(5), candidate: number, body: "b", block: "v")
        case 17: return .viewed(chance(50) ? marks(lane) : [ViewedMark(path: "f0", digest: "x")])
        case 29: return looked(lane)
        case 18, 19:
            var candidate = lane.candidate?.number
            if chance(50) { candidate = number }
            let kind = one(of: DecisionKind.allCases, or: .approve)
            return .decided(Decision(kind: kind, reason: "x", candidate: candidate, by: "ada", at: Timestamp(milliseconds: 0)))
        case 20: return .decisionVoided("x")
        case 21: return .decisionCarried(from: number, to: pick(4), files: pick(4))
        case 22: return .landRequested
        case 23:
            return chance(50)
                ? intent(lane) : .landingStarted(LandingIntent(candidate: number, branch: "main", expected: "b0", commit: "x"))
        case 24: return .baseMoved(expected: lane.candidate?.base ?? "b0", found: "b\(pick(4))")
        case 25:
            var tree = lane.candidate?.tree ?? ""
            if chance(60) { tree = "t\(pick(3))" }
            return .landed(
                Landing(
                    candidate: lane.candidate?.number ?? number, branch: "main", base: "b0",
                    commit: chance(50) ? lane.candidate?.commit ?? "" : "x", tree: tree, at: Timestamp(milliseconds: 0)))
        case 26: return .needsOperator(.internalError, detail: "x")
        case 27: return chance(50) ? .retried : .revertPrepared(LaneID(number: number + 1))
        case 28: return .deliveryEnded(step: .smoke, name: "s", attempt: number, result: .passed, detail: "", served: nil, log: nil)
        case 31: return .reviewsRequested(chance(80) ? ["quick"] : [])
        case 32:
            return .reviewStarted(
                number: chance(70) ? lane.reviews.count + 1 : number,
                ReviewStart(
                    candidate: lane.candidate?.number ?? number, tree: lane.candidate?.tree ?? "", reviewer: "quick", definition: "d",
                    blocking: [.high], timeoutSeconds: 60, job: "j", prompt: "p"))
        default: return chance(50) ? .paused : .resumed
        }
    }

    /// A look that fits or is too long, about a version that is there or not.
    private mutating func looked(_ lane: Lane) -> LaneEvent {
        let mark = chance(70) ? marks(lane).first ?? ViewedMark(path: "f0", digest: "x") : ViewedMark(path: "f0", digest: "x")
        let active = Int64(pick(1200))
        return .looked(
            Look(
                kind: chance(80) ? .screen : .printed, by: "ada", from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 1000),
                activeMilliseconds: active, visibleMilliseconds: active,
                files: [LookedFile(path: mark.path, digest: mark.digest, rows: RowSet([RowRange(first: 1, last: pick(3))], of: 3))]))
    }
}
