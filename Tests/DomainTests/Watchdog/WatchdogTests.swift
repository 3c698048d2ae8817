import Testing

@testable import Domain

struct WatchdogTests {
    private let settings = WatchdogConfiguration(
        silenceSeconds: 60, noProgressSeconds: 100, repeats: 3, apiErrors: 2, retries: 2, backoffSeconds: 30)

    private func at(_ second: Int) -> Timestamp { Timestamp(milliseconds: Int64(second) * 1000) }
    private func call(_ id: String, _ input: String = "{}", name: String = "Bash") -> Watchdog.Event {
        .content(.toolCall(ToolCall(id: id, name: name, kind: .execute, input: input)))
    }
    private func result(_ id: String) -> Watchdog.Event { .content(.toolResult(id: id, failed: false, output: "")) }
    private let message = Watchdog.Event.content(.message(text: "hm"))
    private let fault = Watchdog.Event.content(.error(AgentFault(kind: .api, status: 529, text: "")))
    private let asked = Watchdog.Event.content(.asked(AgentAsk(key: "k", kind: .permission)))
    private let answered = Watchdog.Event.content(.answered(key: "k", Answer(verdict: .deny, by: "x")))

    /// The first finding of a series of events by the second.
    private func first(_ events: [(Int, Watchdog.Event)], until end: Int = 10_000) -> (Int, WatchdogFinding)? {
        var dog = Watchdog(settings, startedAt: at(0))
        for (second, event) in events {
            if let found = ticks(&dog, to: second) { return found }
            if let finding = dog.on(event, at: at(second)) { return (second, finding) }
        }
        return ticks(&dog, to: end)
    }

    private func ticks(_ dog: inout Watchdog, to end: Int) -> (Int, WatchdogFinding)? {
        while let next = dog.nextCheck, next < at(end) {
            if let finding = dog.on(.tick, at: next) { return (Int(next.milliseconds / 1000), finding) }
        }
        return nil
    }

    @Test func silence() throws {
        let found = try #require(first([(10, message), (30, .output)]))
        #expect(found.0 == 90 && found.1 == WatchdogFinding(kind: .silence, since: at(30), words: "no output for 1 min"))
    }

    @Test func aToolThatRunsIsNotSilence() throws {
        let found = try #require(first([(10, call("a"))]))
        #expect(found.0 == 110 && found.1.kind == .noProgress && found.1.since == at(10))
        #expect(found.1.words == "no tool call began or ended for 1 min 40 s: Bash still running")
        #expect(first([(10, call("a")), (20, result("a"))])?.1.kind == .silence)
    }

    @Test func chatterIsNoProgress() throws {
        let chatter = (1...20).map { ($0 * 10, message) }
        let found = try #require(first([(5, call("a")), (6, result("a"))] + chatter))
        #expect(found.0 == 106 && found.1.kind == .noProgress && found.1.words.hasSuffix("it only talks"))
    }

    @Test func repeatedCalls() throws {
        #expect(first([(1, call("a")), (2, call("b")), (3, call("c"))])?.1.words == "the same call of Bash 3 times in a row")
        #expect(first([(1, call("a")), (2, call("b")), (3, call("c"))])?.1.since == at(1))
        let pair = (0..<6).map { ($0, call("\($0)", $0.isMultiple(of: 2) ? "x" : "y")) }
        let found = try #require(first(pair))
        #expect(found.0 == 5 && found.1.since == at(0) && found.1.words == "the same two calls of Bash in turn, 3 times each")
        let mixed = [call("a"), call("b"), call("c", "x"), call("d"), call("e"), call("f", "y"), call("g")]
        #expect(first(mixed.enumerated().map { ($0.offset, $0.element) })?.1.kind == .noProgress)
        #expect(first([(1, call("a")), (2, call("b", "{}", name: "Read")), (3, call("c"))])?.1.kind == .noProgress)
    }

    @Test func errorsOfTheService() throws {
        let found = try #require(first([(1, fault), (2, fault)]))
        #expect(
            found.0 == 2 && found.1 == WatchdogFinding(kind: .apiErrors, since: at(1), words: "2 errors of the model's service in a row"))
        #expect(first([(1, fault), (2, message), (3, fault)])?.1.kind == .silence)
        #expect(first([(1, .content(.error(AgentFault(kind: .other, text: "")))), (2, fault)])?.1.kind == .silence)
    }

    @Test func waitingIsNeverAFinding() {
        #expect(first([(1, asked)]) == nil)
        #expect(first([(1, .paused)]) == nil)
        #expect(first([(1, asked), (5000, answered)])?.0 == 5060)
        #expect(first([(1, .paused), (2, asked), (5000, .resumed)]) == nil)
        #expect(first([(1, fault), (2, asked), (3, fault), (500, answered)])?.0 == 500)
        #expect(first([(1, .content(.ended(AgentEnding(kind: .finished))))]) == nil)
    }

    @Test func saysItOnce() {
        var dog = Watchdog(settings, startedAt: at(0))
        #expect(dog.on(.tick, at: at(59)) == nil)
        #expect(dog.on(.tick, at: at(60)) != nil)
        #expect(dog.on(.tick, at: at(600)) == nil && dog.nextCheck == nil)
    }

    @Test func checksCanBeTurnedOff() {
        let off = WatchdogConfiguration(silenceSeconds: 0, noProgressSeconds: 0, repeats: 0, apiErrors: 0)
        var dog = Watchdog(off, startedAt: at(0))
        for second in 1..<100 {
            #expect(dog.on(call("a"), at: at(second * 1000)) == nil && dog.on(fault, at: at(second * 1000)) == nil)
        }
        #expect(dog.nextCheck == nil)
    }

    @Test func theClockMayGoBack() {
        var dog = Watchdog(settings, startedAt: at(1000))
        #expect(dog.on(message, at: at(5)) == nil)
        #expect(dog.nextCheck == at(1060))
    }

    @Test func retriesWithBackoffThenAsks() {
        let finding = WatchdogFinding(kind: .silence, since: at(0), words: "no output for 10 min")
        #expect(finding.action(settings, retries: 0) == .retry(attempt: 1, of: 2, afterSeconds: 30))
        #expect(finding.action(settings, retries: 1) == .retry(attempt: 2, of: 2, afterSeconds: 60))
        #expect(finding.action(settings, retries: 2) == .askOperator("no output for 10 min (tried again 2 times)"))
        let many = WatchdogConfiguration(retries: 100, backoffSeconds: 30)
        #expect(finding.action(many, retries: 60) == .retry(attempt: 61, of: 100, afterSeconds: 3600))
        #expect(finding.action(WatchdogConfiguration(retries: 0), retries: 0) == .askOperator("no output for 10 min"))
    }
}
