import API
import Domain
import Testing

@testable import Commands

/// What is shown of words that others wrote.
struct ScreenTests {
    private func screens(_ text: String, face: Face) -> [String: String] {
        let lane = Samples.view(text)
        let repository = RepositoryView(
            RepositoryConfiguration(name: text, url: text, branch: text, boundaries: [BoundaryConfiguration(name: text, paths: [])]),
            state: RepositoryState(name: text, branch: text, head: text, syncedAt: Samples.start), lanes: 1)
        let target = Target(
            id: TargetID(number: 1), title: text, intent: text + "\n" + text, repository: text, boundary: text, kind: text, risk: .low,
            agent: text, script: text, verify: [text], liveChecks: [text])
        let ranked = RankedTarget(
            target: target.id, title: text, repository: text, boundary: text, risk: .high, kind: text, ready: true, reasons: [text])
        let event = RecordedEvent(
            sequence: 1, time: Samples.start, actor: text, event: .lane(lane.id, .needsOperator(.gatesRed, detail: text)))
        let check = LedgerCheck(sound: false, events: 3, root: text, problems: [text])
        let viewed: Set = [ViewedMark(path: "package.lock", digest: "d-package.lock")]
        let time = Samples.time
        let all: [String: [Styled]] = [
            "lane": LaneScreen(lane: lane, face: face, time: time).lines,
            "lanes": LaneTable.lines([lane, lane], face, time),
            "line": [LaneLine.after("stopped", lane)],
            "bulk": BulkTable(
                answer: BulkDecisionAnswer(
                    decided: [lane], refused: [.init(lane: LaneID(number: 8), code: .refused, message: text + "\n" + text)]),
                lanes: [lane.id, LaneID(number: 8)]
            ).lines(face),
            "attention": AttentionScreen(day: Samples.attention(text)).lines(face),
            "status": StatusScreen(status: Samples.status(text), face: face, time: time).lines,
            "notify": NotifyScreen(destinations: [Samples.destination(text)], face: face, time: time).lines,
            "diff": DiffScreen(diffs: Samples.diff(text), viewed: viewed, face: face, full: true).lines,
            "repositories": RepoListCommand.lines([repository], face, time),
            "target": TargetScreen(target: target, lanes: [lane], time: time).lines,
            "targets": TargetTable.lines([TargetListing(target: target, lane: lane.id, phase: lane.phase)], face),
            "next": NextCommand.lines([ranked], face),
            "event": [EventsCommand.line(event, time)],
            "ledger": LedgerLines.lines(check, sound: "sound"),
            "wait": WaitCommand.lines(WaitAnswer(outcome: .needsOperator, lane: lane), .landed),
            "agents": AgentTable.lines([Samples.agent(text)], face),
            "agent": AgentScreen(view: Samples.agentVersion(text), time: time).lines,
            "agent diff": AgentDiffDocument(Samples.agentVersion("old " + text), Samples.agentVersion(text)).lines,
            "doctor": DoctorCommand.lines([DoctorCheck(name: text, outcome: .bad, detail: text, remedy: text)]),
        ]
        return all.mapValues { face.text($0) }
    }

    @Test func hostileWordsAreInertWithoutColour() {
        for (name, text) in screens(Samples.hostile, face: .plain) {
            let bad = text.unicodeScalars.filter {
                $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}" || $0 == "\u{200B}")
            }
            #expect(bad.isEmpty, "\(name)")
            #expect(text.contains("␛"), "\(name) shows that something was there")
        }
    }

    @Test func withColourOnlyOurOwnSequencesComeOut() {
        for (name, text) in screens(Samples.hostile, face: Face(width: nil, colour: true)) {
            let without = text.replacing(#/\u{1B}\[(?:0|1|2|3[1-6]|1;7;3[12])m/#, with: "")
            #expect(without.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" }, "\(name)")
            #expect(!without.contains("\u{202E}"), "\(name)")
            #expect(text != without, "\(name) has colour")
        }
    }

    @Test func colourAddsNothingButColour() {
        for (name, coloured) in screens("words", face: Face(width: nil, colour: true)) {
            let plain = screens("words", face: .plain)[name]
            #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain, "\(name)")
        }
    }

    @Test func noLineOfTextBreaksOutOfItsRow() {
        let rows = LaneTable.lines([Samples.view(Samples.hostile)], .plain, Samples.time)
        #expect(rows.count == 2)
        #expect(Face.plain.text(rows).split(separator: "\n").count == 2)
    }

    @Test func aLaneIsAllOnOneScreen() {
        let text = screens("words", face: .plain)["lane"] ?? ""
        for part in [
            "L-7  Fix words", "T-12 · apiwords · boundary words · risk high · words · agent words · attempt 1",
            "ready-to-inspect  first words",
            "    second words", "signalbox inspect L-7", "phase         inspecting since 2026-11-23", "waits for     words",
            "worktree      /w/words", "ports         4200-4209", "pull request  #3", "snapshot      refs/signalbox/lanes/words",
            "1 first  completed · 2 new commits · 29 s · exit 0 · cpu 3.2 s · memory 52 MB",
            "left uncommitted, committed by Signalbox: words", "the agent claims (not evidence):", "root cause: words",
            "2 gates  running for",
            "gates pending · commit words", "flaky, reused from L-2 candidate 1 attempt 1, words", "9 tests, 1 failed, 2 skipped",
            "not run", "[x]", "[ ]", "modified, generated", "3 files, 12 lines, 1 seen", "words:4  words (goes with the next turn)",
            "approve words of candidate 1 by words", "knowingly accepted: words", "no longer counts: words",
            "smoke words, attempt 1: failed",
            "served: words", "2026-11-23 14:32:40  inspecting",
        ] { #expect(text.contains(part), "\(part)\n\(text)") }
    }

    @Test func statusLeadsWithWhatIsUrgent() {
        let text = screens("words", face: .plain)["status"] ?? ""
        for part in [
            "ALARM words", "signalbox.yaml is not taken", "signalbox.yaml:3:1: words", "2 working · 1 inspecting · 2 at work · 5 landed",
            "2 lanes need you", "L-7  ready-to-inspect", "signalbox inspect L-7", "signalbox lane log L-7", "up 1 h 0 m",
        ] { #expect(text.contains(part), "\(part)\n\(text)") }
        var quiet = Samples.status()
        quiet.needsOperator = []
        #expect(Face.plain.text(StatusScreen(status: quiet, face: .plain, time: Samples.time).lines).contains("nothing needs you"))
    }

    @Test func everyOutcomeOfAWaitIsSaid() {
        for outcome in WaitOutcome.allCases {
            let lines = WaitCommand.lines(WaitAnswer(outcome: outcome, lane: Samples.view()), .landed)
            #expect(Face.plain.text(lines).hasPrefix("L-7 "))
        }
    }
}
