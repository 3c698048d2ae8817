import Domain

// Values of one word.

extension String: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = try reader.text() }
}

extension Int: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = Int(try reader.integer()) }
}

extension Int64: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = try reader.integer() }
}

extension Double: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = try reader.double() }
}

extension Bool: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = try reader.truth() }
}

extension Array: OrderedReadable where Element: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = try reader.list() }
}

extension Dictionary: OrderedReadable where Key == String, Value: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self = try reader.dictionary() }
}

extension Timestamp: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self.init(milliseconds: try reader.integer()) }
}

extension Money: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self.init(micros: try reader.integer()) }
}

extension NumberedIdentifier {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) { self.init(number: try reader.numbered(Self.letter)) }
}

extension TargetID: OrderedReadable {}
extension LaneID: OrderedReadable {}
extension AskID: OrderedReadable {}
extension HandoffID: OrderedReadable {}

extension RawRepresentable<String> {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        guard let value = Self(rawValue: try reader.text()) else { throw NotOrdered() }
        self = value
    }
}

extension Phase: OrderedReadable {}
extension Risk: OrderedReadable {}
extension TurnCause: OrderedReadable {}
extension TurnEnding: OrderedReadable {}
extension AgentEnding.Kind: OrderedReadable {}
extension AgentReport.Kind: OrderedReadable {}
extension AgentAsk.Kind: OrderedReadable {}
extension Answer.Verdict: OrderedReadable {}
extension ToolKind: OrderedReadable {}
extension GateResult: OrderedReadable {}
extension GateStage: OrderedReadable {}
extension DecisionKind: OrderedReadable {}
extension AttentionReason: OrderedReadable {}
extension DeliveryStep: OrderedReadable {}
extension DeliveryResult: OrderedReadable {}
extension PullRequest.State: OrderedReadable {}
