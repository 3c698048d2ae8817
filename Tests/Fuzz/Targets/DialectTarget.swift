import Agents
import Domain

@testable import Execution

/// A program's whole output, line by line, with an operator who speaks, answers and interrupts in between.
///
/// A line that begins with a byte below 8 is a word of the operator instead: the input decides when it comes.
enum DialectTarget<Spoken: SpokenDialect>: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        var dialect = Spoken.dialect
        var heard = Heard()
        heard.take(dialect.begin())
        for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if let first = line.first, first < 8 {
                heard.take(dialect.take(request(first, number, line.dropFirst(), heard)))
            } else {
                heard.take(dialect.receive(line))
            }
        }
        heard.take(dialect.finish(exited: "exit code 0"))
        promise(heard.endings > 0, "a conversation has an end; of several the last counts")
    }

    private static func request(_ kind: UInt8, _ number: Int, _ rest: ArraySlice<UInt8>, _ heard: Heard) -> AgentRequest {
        let text = String(decoding: rest, as: UTF8.self)
        switch kind {
        case 0, 1: return .say(key: "m\(number)", text: text)
        case 2: return .interrupt(key: "i\(number)")
        default:
            let verdict = Answer.Verdict.allCases[Int(kind) - 3]
            return .answer(key: heard.asks.last ?? text, Answer(verdict: verdict, message: text, by: "operator:ada"))
        }
    }
}

/// What came out of a dialect, and what must hold for it.
private struct Heard {
    var endings = 0
    var asks: [String] = []
    private var meter = UsageMeter()
    private var isClosed = false

    mutating func take(_ actions: [AgentAction]) {
        for action in actions {
            switch action {
            case .record(.ended): endings += 1
            case .record, .withdraw, .stop: break
            case .send(let key, let line):
                promise(MessagePayload.isKey(key), "a message has a key that can be kept")
                promise(line.last == 10 && !line.dropLast().contains(10), "a message is one line")
            case .ask(let ask):
                promise((1...256).contains(ask.key.utf8.count), "an ask has a key that can be kept")
                asks.append(ask.key)
            case .usage(let reading):
                guard let delta = meter.read(reading) else { continue }
                let tokens = delta.tokens
                promise(min(tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output) >= 0, "nothing used is given back")
                promise((delta.cost?.micros ?? 0) >= 0, "no money is given back")
            case .closeInput:
                promise(!isClosed, "input is closed once")
                isClosed = true
            }
        }
    }
}
