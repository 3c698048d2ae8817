import Domain
import JSONValues
import MCPServer

/// A lane's desk that notes what it is asked.
actor TestTools: LaneTools {
    private(set) var calls: [String] = []
    private var answers: [String: Answer] = [:]
    private var waiting: [AsyncStream<Void>.Continuation] = []
    private var watching: [AsyncStream<Void>.Continuation] = []
    private var cancelled = 0
    let name: String

    init(name: String = "one") { self.name = name }

    private func note(_ call: String) {
        calls.append(call)
        wake()
    }

    private func wake() {
        for one in waiting + watching { one.yield() }
    }

    /// Waits until the calls are such.
    func wait(_ isEnough: @Sendable ([String]) -> Bool) async {
        let (changes, source) = AsyncStream.makeStream(of: Void.self)
        watching.append(source)
        if isEnough(calls) { return }
        for await _ in changes where isEnough(calls) { return }
    }

    func answer(_ question: String, _ words: String) throws {
        answers[try LaneQuestion(text: question).key] = Answer(verdict: .reply, message: words, by: "operator:ada")
        wake()
    }

    func target() async throws(LaneToolError) -> LaneDocument {
        note("target")
        return LaneDocument("T-1 Make the door open (\(name))", structured: ["id": "T-1", "lane": .string(name)])
    }
    func rules() async throws(LaneToolError) -> LaneDocument { LaneDocument("Gates: test. Never: git push.") }
    func history() async throws(LaneToolError) -> LaneDocument { throw LaneToolError("this lane has no history yet") }
    func report(_ text: String) async throws(LaneToolError) -> LaneDocument {
        note("report \(text)")
        return LaneDocument("noted")
    }
    func ask(_ question: LaneQuestion) async throws(LaneToolError) -> Answer {
        let (changes, source) = AsyncStream.makeStream(of: Void.self)
        waiting.append(source)
        note("ask \(question.key)")
        if let answer = answers[question.key] { return answer }
        for await _ in changes { if let answer = answers[question.key] { return answer } }
        note("left \(question.key)")
        throw LaneToolError("nobody waits any more")
    }
    func handoff(_ proposal: HandoffProposal) async throws(LaneToolError) -> LaneDocument {
        note("handoff \(proposal.repository) \(proposal.boundary ?? "-") \(proposal.blocking)")
        return LaneDocument("The operator sees the proposal.", structured: ["handoff": "H-1"])
    }
    func search(_ search: NeighbourSearch) async throws(LaneToolError) -> NeighbourHits {
        note("search \(search.repository) \(search.query) \(search.paths?.text ?? "-")")
        return NeighbourHits(commit: "c0ffee", hits: [.init(path: "src/a\u{1B}.ts", line: 3, text: "export const door = 1")], isCut: true)
    }
    func read(_ read: NeighbourRead) async throws(LaneToolError) -> NeighbourText {
        guard read.path == "src/a.ts" else { throw LaneToolError("there is no \(read.path) in \(read.repository)") }
        return NeighbourText(commit: "c0ffee", lines: ["one", "two"], total: 9)
    }
    func gates(_ names: [String], progress: @escaping @Sendable (LaneProgress) -> Void) async throws(LaneToolError) -> [LaneGateResult] {
        note("gates \(names.joined(separator: ","))")
        progress(LaneProgress("lint passed"))
        progress(LaneProgress("test is running"))
        return [
            LaneGateResult(gate: "lint", result: .passed, milliseconds: 5, output: ""),
            LaneGateResult(gate: "test", result: .failed, milliseconds: 70, output: "1 of 3 failed"),
        ]
    }
    func claim(_ claim: AgentClaim) async throws(LaneToolError) -> LaneDocument {
        note("claim \(claim.text) | \(claim.evidence ?? "-")")
        return LaneDocument("kept as your claim")
    }
}
