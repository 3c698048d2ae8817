/// Turns what agent programs say about their usage into deltas, whatever they count from.
///
/// Programs mix their counting: tokens of each request as it ends, and a total of the session at the end of a turn, which also holds what
/// earlier turns used. A total only adds what the steps have not told already, and nothing is ever taken back.
package struct UsageMeter: Codable, Equatable, Sendable {
    /// Everything counted since the session began.
    package private(set) var counted: TokenCounts
    package private(set) var cost: Money?
    private var processStart: TokenCounts
    private var processCost: Money?

    /// - Parameter session: what the session had used when this process began; nothing for a new session.
    package init(session: UsageMeter? = nil) {
        counted = session?.counted ?? TokenCounts()
        cost = session?.cost
        processStart = counted
        processCost = cost
    }

    /// As it was stored.
    ///
    /// - Parameters:
    ///   - processStart: what was counted when the process began.
    ///   - processCost: what it had cost then.
    package init(counted: TokenCounts, cost: Money?, processStart: TokenCounts, processCost: Money?) {
        (self.counted, self.cost, self.processStart, self.processCost) = (counted, cost, processStart, processCost)
    }

    /// What is new in a reading; nil when nothing is.
    package mutating func read(_ reading: UsageReading) -> UsageDelta? {
        var tokens = TokenCounts()
        if let read = reading.tokens {
            switch reading.counting {
            case .step: tokens = read
            case .process: tokens = Self.more(processStart + read, than: counted)
            case .session: tokens = Self.more(read, than: counted)
            }
            counted = counted + tokens
        }
        var money: Money?
        if let read = reading.cost {
            let before = cost ?? Money(micros: 0)
            switch reading.counting {
            case .step: money = read
            case .process: money = Money(micros: SaturatingSum.more(((processCost ?? Money(micros: 0)) + read).micros, than: before.micros))
            case .session: money = Money(micros: SaturatingSum.more(read.micros, than: before.micros))
            }
            cost = before + (money ?? Money(micros: 0))
        }
        guard tokens.total > 0 || (money?.micros ?? 0) > 0 else { return nil }
        return UsageDelta(model: reading.model, tokens: tokens, cost: money, costSource: money == nil ? .unknown : .reported)
    }

    private static func more(_ total: TokenCounts, than counted: TokenCounts) -> TokenCounts {
        TokenCounts(
            input: SaturatingSum.more(total.input, than: counted.input),
            cacheRead: SaturatingSum.more(total.cacheRead, than: counted.cacheRead),
            cacheWrite: SaturatingSum.more(total.cacheWrite, than: counted.cacheWrite),
            output: SaturatingSum.more(total.output, than: counted.output))
    }
}
