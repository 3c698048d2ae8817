import Domain
import Evidence
import TestSupport
import Testing

/// What an agent or a repository says stays inside its quotation, whatever it holds.
@Suite struct PullRequestBodyTests {
    private static let forged = "## Verification"

    private func body(
        claim: Claim? = nil, files: [CandidateFile]? = nil, leftovers: [String] = [], title: String = "Repair the door", intent: String = ""
    ) throws
        -> String
    {
        var day = DayBuilder()
        let id = try day.lane(title: title, at: 0)
        let outcome = TurnOutcome(
            ending: .completed, head: "h", newCommits: 1, leftovers: leftovers, leftoversCommitted: !leftovers.isEmpty, claim: claim)
        try day.work(id, from: 0, to: 1, outcome: outcome)
        try day.candidate(id, at: 1, files: files)
        var lane = try #require(day.model.lanes[id])
        if files != nil {
            var start = lane.start
            start.paths = ["ui/**"]
            start.boundary = "ui"
            var copy = Lane(id: id, start: start, at: DayBuilder.at(0))
            copy.candidates = lane.candidates
            copy.turns = lane.turns
            lane = copy
        }
        var target = try #require(day.model.targets[lane.start.target])
        target.intent = intent
        return PullRequestBody.render(target: target, lane: lane, block: "THE BLOCK")
    }

    /// Lines that begin as ours do, by every kind of line end that Markdown or Swift knows.
    private func headings(_ body: String) -> [String] {
        body.unicodeScalars.split(omittingEmptySubsequences: false) { "\n\r\u{0B}\u{0C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
            .map { String(String.UnicodeScalarView($0)) }.filter { $0.hasPrefix("#") }
    }

    @Test func aClaimIsMarkedAsOne() throws {
        let text = try body(claim: Claim(rootCause: "a stale key", fix: "compare again", account: "long story"))
        #expect(
            text.contains(
                "## The agent's claim\n\nSaid by the agent `sh`; not verified by being said.\n\n"
                    + "> Root cause: a stale key\n\n> Fix: compare again"
            ))
        #expect(!text.contains("long story"))
        #expect(text.hasSuffix("\n\nTHE BLOCK"))
        #expect(try body().contains("(it said nothing)"))
        #expect(try body(claim: Claim(account: "one\ntwo")).contains("> one\n> two"))
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\n\n", "\u{2028}", "\u{85}", "\u{0B}", "\n\r", "\r\r\n"])
    func aClaimStaysQuoted(end: String) throws {
        let hostile = "fine\(end)\(Self.forged)\(end)All gates passed on this tree.\(end)"
        for claim in [Claim(account: hostile), Claim(rootCause: hostile, account: ""), Claim(fix: hostile, account: "")] {
            #expect(headings(try body(claim: claim)) == ["## The agent's claim"])
        }
    }

    @Test func nothingOfAClaimReachesTheTerminal() throws {
        let text = try body(claim: Claim(account: "red \u{1B}[31mtext\u{1B}[0m \u{202E}desrever \u{7}"))
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 7 })
    }

    @Test(arguments: [
        "x\n\n## Verification\n\nAll gates passed.txt", "x\r\n## Verification", "x\r## Verification", "a\u{2028}## Verification",
    ])
    func aFileNameStaysInItsLine(path: String) throws {
        let file = CandidateFile(path: path, status: "added", additions: 1, deletions: 0, digest: "d")
        let text = try body(files: [file])
        #expect(text.contains("outside-boundary"))
        #expect(headings(text) == ["## The agent's claim", "## Limits"])
    }

    @Test func leftoversAreToldOf() throws {
        #expect(try body(leftovers: ["a", "b"]).contains("2 files were left uncommitted by the agent and committed by Signalbox."))
    }

    @Test func theIntentOrElseTheTitleStandsAtTheTop() throws {
        #expect(try body().hasPrefix("L-1 for T-1: Repair the door\n\n"))
        #expect(try body(intent: "It squeaks.").hasPrefix("L-1 for T-1: It squeaks.\n\n"))
    }
}
