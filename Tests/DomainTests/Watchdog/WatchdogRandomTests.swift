import TestSupport
import Testing

@testable import Domain

/// Random turns against an oracle that looks at the whole history each time.
struct WatchdogRandomTests {
    private struct Step {
        let time: Int64
        let event: Watchdog.Event
    }

    private static let settings = WatchdogConfiguration(silenceSeconds: 5, noProgressSeconds: 9, repeats: 3, apiErrors: 3)

    private static func event(_ random: inout SeededGenerator) -> Watchdog.Event {
        let id = String(Int.random(in: 0..<3, using: &random))
        let input = String(Int.random(in: 0..<3, using: &random))
        switch Int.random(in: 0..<14, using: &random) {
        case 0, 1: return .output
        case 2: return .content(.message(text: ""))
        case 3, 4, 5: return .content(.toolCall(ToolCall(id: id, name: "t", kind: .other, input: input)))
        case 6, 7: return .content(.toolResult(id: id, failed: false, output: ""))
        case 8: return .content(.error(AgentFault(kind: .api, text: "")))
        case 9: return .content(.asked(AgentAsk(key: id, kind: .question)))
        case 10, 11: return .content(.answered(key: id, Answer(verdict: .deny, by: "")))
        case 12: return Bool.random(using: &random) ? .paused : .resumed
        default: return .tick
        }
    }

    /// What should be found after the last of some steps.
    private static func oracle(_ steps: [Step]) -> WatchdogFinding.Kind? {
        var output: Int64 = 0
        var progress: Int64 = 0
        var tools: Set<String> = []
        var asks: Set<String> = []
        var isPaused = false
        var calls: [String] = []
        var errors = 0
        for step in steps {
            let waited = isPaused || !asks.isEmpty
            switch step.event {
            case .tick: break
            case .output: output = step.time
            case .paused: isPaused = true
            case .resumed: isPaused = false
            case .content(let content):
                output = step.time
                switch content {
                case .toolCall(let call):
                    tools.insert(call.id)
                    calls.append(call.input)
                    (progress, errors) = (step.time, 0)
                case .toolResult(let id, _, _):
                    tools.remove(id)
                    (progress, errors) = (step.time, 0)
                case .message: errors = 0
                case .error: errors += 1
                case .asked(let ask): asks.insert(ask.key)
                case .answered(let key, _): asks.remove(key)
                default: break
                }
            }
            if waited, !isPaused, asks.isEmpty { (output, progress) = (step.time, step.time) }
        }
        guard let now = steps.last?.time, !isPaused, asks.isEmpty else { return nil }
        if errors >= 3 { return .apiErrors }
        let three = calls.suffix(3)
        if three.count == 3, Set(three).count == 1 { return .repeats }
        let six = Array(calls.suffix(6))
        if six.count == 6, six[0] != six[1], (2..<6).allSatisfy({ six[$0] == six[$0 - 2] }) { return .repeats }
        if tools.isEmpty, now - output >= 5000 { return .silence }
        return now - progress >= 9000 ? .noProgress : nil
    }

    @Test(arguments: 0..<300)
    func agreesWithTheOracle(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var dog = Watchdog(Self.settings, startedAt: Timestamp(milliseconds: 0))
        var steps: [Step] = []
        var time: Int64 = 0
        for _ in 0..<80 {
            // Sometimes the timer comes first.
            if let next = dog.nextCheck, Int.random(in: 0..<4, using: &random) == 0 {
                time = max(time, next.milliseconds)
                steps.append(Step(time: time, event: .tick))
            } else {
                time += .random(in: 0...1500, using: &random)
                steps.append(Step(time: time, event: Self.event(&random)))
            }
            let expected = Self.oracle(steps)
            let finding = dog.on(steps[steps.count - 1].event, at: Timestamp(milliseconds: time))
            #expect(finding?.kind == expected)
            if let finding {
                #expect(finding.since.milliseconds <= time)
                return
            }
            // No deadline passes unseen: before the next check nothing but an event can be found.
            if let next = dog.nextCheck, next.milliseconds > time + 1 {
                #expect(Self.oracle(steps + [Step(time: next.milliseconds - 1, event: .tick)]) == nil)
                #expect(Self.oracle(steps + [Step(time: next.milliseconds, event: .tick)]) != nil)
            }
        }
    }
}
