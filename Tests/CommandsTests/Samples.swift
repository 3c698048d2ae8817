import API
import Domain
import Foundation

@testable import Commands

/// Values that screens are tried on.
enum Samples {
    /// 2026-11-23 14:31:40 UTC.
    static let start = Timestamp(milliseconds: 1_795_444_300_000)
    static let time = TimeText(now: Timestamp(milliseconds: start.milliseconds + 3_600_000), zone: .gmt)

    /// Colours, cursor movement, a title change, a bell, a carriage return, bidirectional override, an 8-bit CSI.
    static let hostile = "x\u{1B}[31mred\u{1B}[2J\u{1B}]0;title\u{7}\rback\u{202E}dlrow\u{9B}1m\nnext line\u{200B}"

    static func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: start.milliseconds + seconds * 1000) }

    static func file(_ path: String, generated: Bool = false, binary: Bool = false) -> CandidateFile {
        CandidateFile(path: path, status: "modified", additions: 3, deletions: 1, binary: binary, generated: generated, digest: "d-" + path)
    }

    /// A lane with something in every field; all free text is `text`.
    static func lane(_ text: String = "words", phase: Phase = .inspecting, attention: AttentionReason? = .readyToInspect) -> Lane {
        let start = LaneStart(
            target: TargetID(number: 12), repository: "api" + text, boundary: text, risk: .high, kind: text, title: "Fix " + text,
            agent: text, definition: "blob", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: 7), start: start, at: Samples.start)
        lane.phase = phase
        lane.phases.append(PhaseEntry(phase: phase, at: at(60), note: text))
        lane.attention = attention.map { Attention(reason: $0, detail: "first \(text)\nsecond \(text)", since: at(61)) }
        lane.workplace = Workplace(path: "/w/" + text, branch: "signalbox/" + text, base: text + "base", port: 4200)
        lane.head = text + "head"
        var turn = Turn(number: 1, cause: .first, job: "j", prompt: "p", from: "f", startedAt: at(1))
        turn.endedAt = at(30)
        turn.outcome = TurnOutcome(
            ending: .completed, detail: text, exitCode: 0, head: "h", newCommits: 2, leftovers: [text], leftoversCommitted: true,
            seconds: 29,
            cpuSeconds: 3.25, maxResidentBytes: 52_000_000, claim: Claim(rootCause: text, fix: text, account: text))
        lane.turns = [turn, Turn(number: 2, cause: .gates, job: "j2", prompt: "p", from: "f", startedAt: at(3000))]
        lane.candidates = [
            Candidate(
                number: 1, base: text, head: "h", commit: text, tree: text, commits: 2,
                files: [file("a/" + text), file("seen.txt"), file("package.lock", generated: true)],
                gates: [
                    GatePin(name: "test" + text, stage: .test, needs: [], definition: "def"),
                    GatePin(name: "lint", stage: .lint, needs: [], definition: "def2"),
                ])
        ]
        lane.viewed = [ViewedMark(path: "seen.txt", digest: "d-seen.txt")]
        lane.gateRuns = [run("test" + text, 1, .failed, text), run("test" + text, 2, .passed, text)]
        lane.pullRequest = 3
        lane.comments = [Comment(number: 1, candidate: 1, path: text, line: 4, text: text, by: text, at: at(90))]
        var decision = Decision(
            kind: .approve, reason: text, message: text + "\nmore", candidate: 1, by: text, at: at(95), exceptions: [text])
        decision.voided = text
        decision.pace = Pace(of: lane, .approve, AttentionConfiguration(), at: at(95))
        lane.decisions = [decision]
        lane.landed = Landing(candidate: 1, branch: text, base: text, commit: text, tree: text, at: at(99))
        var delivery = DeliveryRun(step: .smoke, name: text, attempt: 1, job: "s", startedAt: at(100))
        delivery.result = .failed
        delivery.detail = text
        delivery.served = text
        lane.deliveries = [delivery]
        lane.snapshots = ["refs/signalbox/lanes/" + text]
        return lane
    }

    static func view(_ text: String = "words", phase: Phase = .inspecting, attention: AttentionReason? = .readyToInspect) -> LaneView {
        LaneView(lane(text, phase: phase, attention: attention), waitingFor: text)
    }

    private static func run(_ gate: String, _ attempt: Int, _ result: GateResult, _ text: String) -> GateRun {
        var run = GateRun(candidate: 1, gate: gate, attempt: attempt, job: "g", definition: "def", tree: "t", startedAt: at(40))
        run.endedAt = at(41)
        run.outcome = GateOutcome(
            result: result, detail: text, exitCode: 1, counts: TestCounts(tests: 9, failures: 1, skipped: 2, source: "tap"), seconds: 1.24,
            reusedFrom: GateOrigin(lane: LaneID(number: 2), candidate: 1, attempt: 1))
        return run
    }

    static func attention(_ text: String = "words") -> AttentionDay {
        var model = ReadModel()
        var lane = lane(text)
        lane.viewed.append(ViewedMark(path: "a/" + text, digest: "d-a/" + text))
        lane.decisions[0].pace = Pace(of: lane, .approve, AttentionConfiguration(), at: at(95))
        model.store(.lane(lane))
        let window = DayWindow(
            date: "2026-11-23", zone: "UTC", start: at(0), end: at(1440), startLocal: "", endLocal: "", hours: [])
        return AttentionDay(model: model, window: window, attention: AttentionConfiguration())
    }

    static func status(_ text: String = "words") -> ServerStatus {
        ServerStatus(
            version: text, pid: 42, startedAt: start, workspace: "/w" + text, state: "/s", repositories: 11, events: 1234,
            phases: ["working": 2, "inspecting": 1], needsOperator: [view(text), view(text, phase: .gating, attention: .gatesRed)],
            working: 2,
            landed: 5, configurationProblems: ["signalbox.yaml:3:1: " + text], alarms: [text], attention: attention(text),
            notifications: [destination(text)])
    }

    static func destination(_ text: String = "words") -> DestinationView {
        DestinationView(
            name: "phone", kind: .ntfy, server: "https://x.org" + text, actions: true, delivered: 2, deliveredAt: start, waiting: 1,
            nextTryAt: start, problem: text)
    }

    static func diff(_ text: String = "words") -> [FileDiff] {
        [
            FileDiff(
                file: file("a/" + text),
                hunks: [
                    Hunk(
                        oldStart: 9, newStart: 10, heading: "func " + text,
                        lines: [
                            DiffLine(kind: .context, text: "\tlet same = 0"), DiffLine(kind: .removed, text: "let a = \(text) + 1"),
                            DiffLine(kind: .added, text: "let a = \(text) + 2"), DiffLine(kind: .added, text: "ends in spaces  "),
                            DiffLine(kind: .noNewline, text: " No newline at end of file"),
                        ])
                ]),
            FileDiff(
                file: file("package.lock", generated: true),
                hunks: [Hunk(oldStart: 1, newStart: 1, heading: "", lines: [DiffLine(kind: .added, text: "locked " + text)])]),
            FileDiff(file: file("image.png", binary: true), hunks: [], cut: "binary"),
        ]
    }
}
