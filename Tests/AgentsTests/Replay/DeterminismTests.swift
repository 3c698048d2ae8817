import Agents
import Domain
import Testing

/// A server that starts again feeds everything from its beginning to a new dialect.
@Suite struct DeterminismTests {
    @Test(arguments: Recording.all) func aNewDialectIsWhereTheOldOneWasAtEveryPoint(_ name: String) throws {
        let recording = try Recording(name)
        var first = Player(recording)
        for count in recording.entries.indices {
            first.play(recording.entries[count...count])
            var second = Player(recording)
            second.play(recording.entries[...count])
            #expect(second.actions == first.actions)
            // And goes on in the same way.
            guard count % 7 == 0 else { continue }
            var rest = first
            rest.play(recording.entries[(count + 1)...])
            second.play(recording.entries[(count + 1)...])
            #expect(rest.actions == second.actions)
        }
    }

    @Test(arguments: Recording.all) func keysAreUnique(_ name: String) throws {
        let recording = try Recording(name)
        var player = Player(recording)
        player.play(recording.entries)
        let keys = player.actions.compactMap { if case .send(let key, _) = $0 { key } else { nil } }
        #expect(Set(keys).count == keys.count)
    }

    /// An answer has the same key whenever it is given.
    @Test func keysOfAnswersDoNotDependOnTheirMoment() throws {
        for name in ["claude-ctl-allow", "codexapp-untrusted"] {
            let recording = try Recording(name)
            var late = Player(recording)
            late.play(recording.lines.map { .line($0) })
            let asks = late.actions.compactMap { if case .ask(let ask) = $0 { ask.key } else { nil } }
            var soon = Player(recording)
            soon.play(recording.entries)
            let answers = soon.actions.compactMap { if case .send(let key, _) = $0, key.hasPrefix("answer:") { key } else { nil } }
            #expect(asks == answers && !asks.isEmpty)
        }
    }
}
