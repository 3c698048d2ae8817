package import Domain

/// Speaks one agent program's protocol for one turn.
///
/// Pure: what the program prints goes in line by line, and what comes out is to be recorded, sent or asked. A server that starts again feeds
/// the frames of the spool from their beginning to a new adapter and is where the old one was. So everything an adapter emits must follow
/// from what went in: keys and identifiers are made from the protocol's own (or from counters of the input), never from a clock or chance.
/// Whoever drives it says nothing twice: a ``AgentAction/send(key:line:)`` whose key was sent before is dropped.
package protocol AgentDialect: Sendable {
    /// How the program is started for this turn.
    static func launch(_ context: AgentContext) throws(AgentError) -> AgentLaunch

    init(_ context: AgentContext)

    /// What to say first. Called once, before anything else.
    mutating func begin() -> [AgentAction]
    /// A line of standard output, without its newline. Never fails: what is not understood becomes an entry.
    mutating func receive(_ line: ArraySlice<UInt8>) -> [AgentAction]
    /// Something for the agent from the operator or the loop.
    mutating func take(_ request: AgentRequest) -> [AgentAction]
    /// The program has ended (`exited` says how, in words); nothing goes in any more. Emits an ``TranscriptContent/ended(_:)`` unless there was one.
    mutating func finish(exited: String) -> [AgentAction]
}

/// What an adapter wants done, in this order.
package enum AgentAction: Equatable, Sendable {
    case record(TranscriptContent)
    /// Bytes for the program's standard input, its newline included. The key names the message within the job.
    case send(key: String, line: [UInt8])
    /// A permission or question; the answer comes back as ``AgentRequest/answer(key:_:)``. The driver records it.
    case ask(AgentAsk)
    /// The program no longer waits for this ask.
    case withdraw(key: String)
    case usage(UsageReading)
    /// The program has said that the turn is over; nothing more is expected of it but its exit.
    case closeInput
    /// The program must be ended: it does not keep to the protocol, or will not end by itself.
    case stop(reason: String)
}

/// What an agent is told in the middle of a turn.
package enum AgentRequest: Equatable, Sendable {
    /// A message of the operator (or of the loop). `key` is unique in the job.
    case say(key: String, text: String)
    case answer(key: String, Answer)
    /// Stop what it is doing. The program stays able to end the turn in its own way.
    case interrupt(key: String)
}
