import Foundation
import TestSupport
import Testing

@testable import Domain

struct DigestScannerTests {
    private static let name = String(repeating: "0123456789abcdef", count: 4)

    private func found(_ text: String) -> Set<String> {
        var scanner = DigestScanner()
        scanner.feed(text.utf8)
        scanner.end()
        return scanner.found
    }

    @Test(arguments: ["\(name)", "\"\(name)\"", "{\"log\":\"\(name)\"}", "sha256-\(name).", "\n\(name)\n"])
    func names(_ text: String) { #expect(found(text) == [Self.name]) }

    @Test(arguments: ["", "\(name)0", "a\(name)", String(name.dropLast()), name.uppercased(), name.replacing("a", with: "g")])
    func noNames(_ text: String) { #expect(found(text).isEmpty) }

    @Test("A name over the border of two pieces is one, whatever the pieces")
    func pieces() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let wanted = (0..<3).map { _ in
                String((0..<64).map { _ in Array("0123456789abcdef")[Int.random(in: 0..<16, using: &random)] })
            }
            let bytes = Array("x\(wanted.joined(separator: "-"))y".utf8)
            var scanner = DigestScanner()
            var place = 0
            while place < bytes.count {
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
                scanner.feed(bytes[place..<end])
                place = end
            }
            scanner.end()
            #expect(scanner.found == Set(wanted))
        }
    }

    /// An event of every kind whose texts are digests: whatever field holds a blob, it is found in the ledger's form of the event.
    @Test("Every text of every event is looked at, of whatever kind")
    func everyField() throws {
        let outcome = TurnOutcome(ending: .completed, head: "h", newCommits: 1, transcript: digest(1))
        var ended = outcome
        ended.entries = digest(2)
        let events: [(Event, [Int])] = [
            (.workspace(.agentDefined(name: "a", definition: digest(3), source: digest(4))), [3, 4]),
            (.workspace(.configurationLoaded(digest: digest(5), repositories: [])), [5]),
            (.workspace(.collectionStarted(plan: digest(6), items: 1, bytes: 0)), [6]),
            (.lane(LaneID(number: 1), .turnStarted(number: 1, cause: .first, job: "j", prompt: digest(7), from: "b", comments: [])), [7]),
            (.lane(LaneID(number: 1), .turnEnded(number: 1, ended)), [1, 2]),
            (.lane(LaneID(number: 1), .briefed(turn: 1, text: digest(8))), [8]),
            (.lane(LaneID(number: 1), .setupEnded(job: "j", passed: true, detail: "", log: digest(9))), [9]),
            (
                .lane(
                    LaneID(number: 1),
                    .gateEnded(
                        candidate: 1, gate: "g", attempt: 1, GateOutcome(result: .passed, log: digest(10), statement: digest(11)))),
                [10, 11]
            ),
            (.lane(LaneID(number: 1), .published(number: 1, candidate: 1, body: digest(12), block: digest(13))), [12, 13]),
            (
                .lane(
                    LaneID(number: 1),
                    .reviewEnded(review: 1, ReviewOutcome(ending: .completed, transcript: digest(14), entries: digest(15)))),
                [14, 15]
            ),
            (
                .lane(
                    LaneID(number: 1),
                    .deliveryEnded(
                        step: .deploy, name: "d", attempt: 1, result: .passed, detail: "", served: nil, log: digest(16))),
                [16]
            ),
            (.lane(LaneID(number: 1), .reviewNoted(review: 1, .briefed(digest(17)))), [17]),
        ]
        for (event, numbers) in events {
            var scanner = DigestScanner()
            scanner.feed(try JSONEncoder().encode(RecordedEvent(sequence: 1, time: DayBuilder.at(0), actor: "a", event: event)))
            scanner.end()
            #expect(scanner.found == Set(numbers.map(digest)), "\(event.kind)")
        }
    }

    private func digest(_ number: Int) -> String {
        String(repeating: "0", count: 62) + (number < 16 ? "0" : "") + String(number, radix: 16)
    }
}
