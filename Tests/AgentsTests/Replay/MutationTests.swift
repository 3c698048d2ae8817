import Agents
import Domain
import JSONValues
import TestSupport
import Testing

/// Recordings with bytes changed, lost and doubled: nothing is fatal, and every line leaves something.
@Suite struct MutationTests {
    @Test(arguments: Recording.all) func mutatedLinesAreKept(_ name: String) throws {
        let recording = try Recording(name)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20 {
            var dialect = recording.dialect
            _ = dialect.begin()
            for line in recording.lines {
                let mutated = Self.mutate(line, &random)
                let actions = dialect.receive(ArraySlice(mutated))
                guard actions.isEmpty else { continue }
                // Only an event that is still whole may leave no entry.
                #expect((try? JSONValue(ArraySlice(mutated)))?.object != nil)
            }
            for request in Self.requests { _ = dialect.take(request) }
            _ = dialect.finish(exited: "gone")
        }
    }

    /// Values of every type at every place.
    @Test(arguments: Recording.all) func anyTypeAnywhere(_ name: String) throws {
        let recording = try Recording(name)
        var random = SeededGenerator(seed: 11)
        let odd: [JSONValue] = [nil, true, -1, .number("1e999"), .number("99999999999999999999"), "", "\u{0}", [], [[[]]], [:], ["a": nil]]
        for _ in 0..<20 {
            var dialect = recording.dialect
            _ = dialect.begin()
            for line in recording.lines {
                let value = Self.replace(try JSONValue(ArraySlice(line)), odd[Int(random.next() % UInt64(odd.count))], &random)
                _ = dialect.receive(ArraySlice(value.bytes))
            }
            for request in Self.requests { _ = dialect.take(request) }
            _ = dialect.finish(exited: "gone")
        }
    }

    private static let requests: [AgentRequest] = [
        .say(key: "1", text: "x"), .interrupt(key: "2"), .answer(key: "answer:0", Answer(verdict: .deny, message: "no", by: "o")),
        .answer(key: "answer:?", Answer(verdict: .reply, by: "o")),
    ]

    private static func mutate(_ line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var line = line
        for _ in 0...random.next() % 3 {
            guard !line.isEmpty else { return line }
            let at = Int(random.next() % UInt64(line.count))
            switch random.next() % 5 {
            case 0: line[at] = UInt8(truncatingIfNeeded: random.next())
            case 1: line.remove(at: at)
            case 2: line.insert(line[Int(random.next() % UInt64(line.count))], at: at)
            case 3: line.removeSubrange(at..<min(line.count, at + 20))
            default: line.insert(contentsOf: line[at..<min(line.count, at + 20)], at: at)
            }
        }
        return line
    }

    /// One place of the value, chosen by the way down.
    private static func replace(_ value: JSONValue, _ odd: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
        guard random.next() % 6 > 0 else { return odd }
        switch value {
        case .object(var members) where !members.isEmpty:
            let at = Int(random.next() % UInt64(members.count))
            members[at].value = replace(members[at].value, odd, &random)
            return .object(members)
        case .array(var values) where !values.isEmpty:
            let at = Int(random.next() % UInt64(values.count))
            values[at] = replace(values[at], odd, &random)
            return .array(values)
        default: return odd
        }
    }
}
