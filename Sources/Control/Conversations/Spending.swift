import Agents
import Domain

/// Counts what a turn uses, from what its program says as it works.
struct Spending: Sendable {
    private let conversation: Conversation
    private var meter: UsageMeter
    private(set) var usage = TurnUsage()
    private var written: TurnUsage
    private var writtenAt = Timestamp(milliseconds: 0)

    /// Seconds between two records of a turn's usage: a restart counts anew from the frames, so nothing is lost in between.
    private static let interval = 2.0

    init(_ conversation: Conversation) {
        self.conversation = conversation
        meter = UsageMeter(session: conversation.described.meter)
        written = conversation.engagement.usage ?? TurnUsage()
    }

    private var context: StepContext { conversation.context }

    /// The budget that is used up, in words; nil when none is.
    func exceeded() async -> String? {
        await BudgetBook(context: context, agent: conversation.agent, id: conversation.id)
            .exceeded(usage, now: context.conductor.now())
    }

    mutating func read(_ reading: UsageReading) -> UsageDelta? {
        guard let delta = meter.read(reading) else { return nil }
        let prices = context.configuration.prices
        let priced = prices.price(delta, model: conversation.agent.model)
        usage.add(priced, priceDate: prices.date)
        return priced
    }

    /// What is to be recorded now, if anything is.
    func due(at now: Timestamp) -> (TurnUsage, UsageMeter)? {
        guard usage != written, !usage.isEmpty, now.seconds(since: writtenAt) >= Self.interval else { return nil }
        return (usage, meter)
    }

    mutating func recorded(_ usage: TurnUsage, at now: Timestamp) {
        written = usage
        writtenAt = now
    }

    /// What is not in the ledger at the end.
    var unrecorded: (TurnUsage, UsageMeter)? { usage == written || usage.isEmpty ? nil : (usage, meter) }
}
