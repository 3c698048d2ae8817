import Agents
import Domain
import Foundation
import TestSupport
import Testing

/// What the dialect makes of real programs' streams (Vibe 3.0.2, fast-agent 0.10.46).
@Suite struct ACPRecordingTests {
    /// With `SIGNALBOX_UPDATE_GOLDEN` set to this folder's `Recordings`, the files are written anew instead.
    @Test(arguments: ACPRecording.names)
    func becomesTheSameTranscript(name: String) throws {
        let actual = try ACPRecording(name).replay().rendered
        if let folder = ProcessInfo.processInfo.environment["SIGNALBOX_UPDATE_GOLDEN"] {
            try actual.write(toFile: "\(folder)/\(name).golden.txt", atomically: true, encoding: .utf8)
            return
        }
        let expected = try String(contentsOf: ACPRecording.file("\(name).golden.txt"), encoding: .utf8)
        let (old, new) = (expected.split(separator: "\n"), actual.split(separator: "\n"))
        for (index, line) in new.enumerated() where index >= old.count || old[index] != line {
            Issue.record("line \(index + 1) is\n\(line)\ninstead of\n\(index < old.count ? old[index] : "nothing")")
            return
        }
        #expect(old.count == new.count)
    }

    @Test(arguments: ACPRecording.names)
    func isTheSameAgain(name: String) throws {
        let recording = try ACPRecording(name)
        #expect(recording.replay() == recording.replay())
    }

    /// After a restart answers come when all lines are read already: the keys are the same, so nothing is said twice.
    @Test func keysDoNotDependOnWhenAnswersCome() throws {
        let recording = try ACPRecording("vibe-acp")
        let live = Set(recording.replay().keys)
        var dialect = ACPDialect(.example(model: "stub"))
        var actions = dialect.begin()
        for line in ACPLines.session(permissions: 2) { actions += dialect.receive(line) }
        let late = actions.asks.flatMap { dialect.take(.answer(key: $0.key, Answer(verdict: .allowOnce, by: "operator:ada"))) }
        #expect(Set(late.keys).isSubset(of: live.union(["answer:ask-2"])))
        #expect(actions.asks.map(\.key) == ["ask-1", "ask-2"])
    }

    @Test func whatVibeUsedIsCountedOnce() throws {
        var meter = UsageMeter()
        for reading in try ACPRecording("vibe-acp").replay().usage { _ = meter.read(reading) }
        #expect(meter.counted == TokenCounts(input: 1800, cacheRead: 6000, output: 360))
        #expect(meter.cost == Money(dollars: 0.00888))
    }

    @Test func whatFastAgentUsedIsCountedOnce() throws {
        var meter = UsageMeter()
        for reading in try ACPRecording("fastagent-acp").replay().usage { _ = meter.read(reading) }
        #expect(meter.counted == TokenCounts(input: 3900, output: 180))
    }

    /// Damaged streams: bytes changed, cut, doubled, joined. Nothing may be fatal, and a turn ends once.
    @Test(arguments: ACPRecording.names)
    func survivesDamage(name: String) throws {
        let recording = try ACPRecording(name)
        for seed in 0..<150 {
            var random = SeededGenerator(seed: UInt64(seed))
            let actions = recording.replay { ACPLines.damage(&$0, &random) }
            #expect(actions.endings.count == 1, "seed \(seed)")
            #expect(Set(actions.asks.map(\.key)).count == actions.asks.count, "seed \(seed)")
        }
    }
}
