/// Compares what an agent said with the diff, the gates' results and the transcript. Nothing that it finds satisfies anything.
package struct ClaimCheck: Sendable {
    /// A command of the agent's transcript and whether its tool said that it failed.
    package struct Ran: Equatable, Sendable {
        package var command: String
        package var failed: Bool

        package init(command: String, failed: Bool) {
            self.command = command
            self.failed = failed
        }
    }

    private let lane: Lane
    private let files: [InspectedFile]
    /// Nil when the transcripts were not read.
    private let ran: [Ran]?

    package init(_ lane: Lane, files: [InspectedFile], ran: [Ran]?) {
        self.lane = lane
        self.files = files
        self.ran = ran
    }

    package var findings: [ClaimFinding] { ClaimFinder.statements(of: lane).map(finding) }

    /// The commands that the statements name, for whoever reads the transcripts.
    package static func commands(of lane: Lane) -> [String] {
        ClaimFinder.statements(of: lane).flatMap { ClaimParts($0.text).commands }
    }

    private func finding(_ statement: ClaimFinder.Statement) -> ClaimFinding {
        let parts = ClaimParts(statement.text)
        var facts: [Fact] = []
        let named = parts.paths.map { ($0, matches($0)) }
        for (path, matches) in named {
            if let first = matches.first {
                let more = matches.count > 1 ? " and \(matches.count - 1) more of that name" : ""
                // That a file is in the diff bears out that it was changed, not what the rest of the sentence says.
                facts.append(Fact(parts.saysChanged ? .borneOut : .unproven, "\(first) is in the diff\(more)"))
            } else if parts.saysChanged, named.allSatisfy(\.1.isEmpty) || path.contains("/") {
                facts.append(Fact(.contradicted, "\(path) is not in the diff"))
            } else {
                facts.append(Fact(.unproven, "\(path) is not in the diff"))
            }
        }
        for stage in parts.passes.sorted(by: { $0.rawValue < $1.rawValue }) { facts.append(gate(stage)) }
        if parts.addsTests { facts.append(addedTests()) }
        if parts.leavesTests { facts.append(untouched(files.filter { $0.kind == .test }, "test")) }
        if parts.leavesDependencies {
            facts.append(
                untouched(
                    files.filter { $0.kind == .lockfile || PathWords($0.path).manifest != nil }, "file that declares or pins dependencies"))
        }
        for command in parts.commands { facts.append(wasRun(command, saysWell: parts.saysWell)) }
        if facts.isEmpty { facts.append(Fact(.unproven, "nothing in the diff or the evidence can tell")) }
        let verdict: ClaimVerdict =
            facts.contains { $0.verdict == .contradicted }
            ? .contradicted : facts.allSatisfy { $0.verdict == .borneOut } ? .borneOut : .unproven
        return ClaimFinding(
            turn: statement.turn, source: statement.source, text: statement.text, verdict: verdict, why: facts.map(\.text),
            paths: named.flatMap(\.1))
    }

    private struct Fact {
        let verdict: ClaimVerdict
        let text: String

        init(_ verdict: ClaimVerdict, _ text: String) {
            self.verdict = verdict
            self.text = text
        }
    }

    /// Changed files that a word of the agent may mean: that path, or an end of it.
    private func matches(_ path: String) -> [String] {
        let wanted = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return files.filter { file in
            [file.path, file.oldPath ?? file.path].contains { $0 == wanted || $0.hasSuffix("/" + wanted) || wanted.hasSuffix("/" + $0) }
        }.map(\.path)
    }

    private func gate(_ stage: GateStage) -> Fact {
        guard let candidate = lane.candidate else { return Fact(.unproven, "there is no candidate") }
        let pins = candidate.gates.filter { $0.stage == stage || $0.name.lowercased().contains(stage.rawValue) }
        guard !pins.isEmpty else { return Fact(.unproven, "no \(stage.rawValue) gate ran on this candidate") }
        var passed: [String] = []
        for pin in pins {
            let runs = lane.gateRuns.filter { $0.candidate == candidate.number && $0.gate == pin.name && $0.definition == pin.definition }
            guard let outcome = runs.last?.outcome, outcome.result.speaks else { return Fact(.unproven, "gate \(pin.name) has no result") }
            guard outcome.result == .passed else { return Fact(.contradicted, "gate \(pin.name): \(outcome.result.rawValue)") }
            if runs.contains(where: { $0.outcome?.result.speaks == true && $0.outcome?.result != .passed }) {
                return Fact(.unproven, "gate \(pin.name) passed and failed on this tree")
            }
            passed.append(pin.name + (outcome.counts.map { " (\(CountWords.text($0.tests, "test")), \($0.skipped) skipped)" } ?? ""))
        }
        return Fact(.borneOut, "gate \(passed.joined(separator: ", ")) passed on this candidate")
    }

    private func addedTests() -> Fact {
        let tests = files.filter { $0.kind == .test && $0.added > 0 }
        guard let first = tests.first else { return Fact(.contradicted, "no test file of the diff has added lines") }
        return Fact(
            .borneOut,
            "\(first.path) has \(CountWords.text(first.added, "added line"))" + (tests.count > 1 ? ", and \(tests.count - 1) more" : ""))
    }

    private func untouched(_ changed: [InspectedFile], _ noun: String) -> Fact {
        guard let first = changed.first else { return Fact(.borneOut, "no \(noun) is in the diff") }
        return Fact(.contradicted, "\(first.path) is in the diff")
    }

    private func wasRun(_ command: String, saysWell: Bool) -> Fact {
        guard let ran else { return Fact(.unproven, "there is no transcript of tool calls to look `\(command)` up in") }
        let calls = ran.filter { $0.command.contains(command) }
        // It may have run inside of another command or tool.
        guard let last = calls.last else { return Fact(.unproven, "no command of the transcript holds `\(command)`") }
        // A tool that did not fail says that the command ended well, and not what it checked.
        guard last.failed else { return Fact(.borneOut, "the transcript has `\(command)`, which did not fail") }
        return Fact(saysWell ? .contradicted : .unproven, "the last run of `\(command)` failed")
    }
}
