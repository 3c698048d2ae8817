package import Domain

/// Renders the Verification block of a pull request from what the ledger holds about a candidate's gates. Pure and byte-stable:
/// it is rendered again before landing and compared.
package enum VerificationBlock {
    /// - Parameter commands: the command line of each gate by name, as pinned.
    package static func render(lane: Lane, commands: [String: String]) -> String {
        guard let candidate = lane.candidate else { return "" }
        var lines = ["## Verification", "", "Candidate `\(candidate.commit)` with tree `\(candidate.tree)` on base `\(candidate.base)`."]
        let runs = lane.gateRuns.filter { $0.candidate == candidate.number }
        if candidate.gates.isEmpty {
            lines += ["", "**Not verified: this repository has no gate.**"]
            return lines.joined(separator: "\n") + "\n"
        }
        lines += ["", "| gate | command | result | tests | seconds | evidence |", "| --- | --- | --- | --- | --- | --- |"]
        for pin in candidate.gates {
            let mine = runs.filter { $0.gate == pin.name }
            if mine.isEmpty { lines.append("| \(cell(pin.name)) | \(code(commands[pin.name])) | not run | | | |") }
            for run in mine {
                let attempt = mine.count > 1 ? " (attempt \(run.attempt))" : ""
                lines.append(row(run, name: pin.name + attempt, command: commands[pin.name]))
            }
        }
        lines += ["", verdict(lane.verdict)]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ run: GateRun, name: String, command: String?) -> String {
        guard let outcome = run.outcome else { return "| \(cell(name)) | \(code(command)) | running | | | |" }
        let counts = outcome.counts.map {
            "\($0.tests - $0.failures - $0.skipped) of \($0.tests)\($0.skipped > 0 ? ", \($0.skipped) skipped" : "")"
        }
        let reused = outcome.reusedFrom.map { " (reused from \($0.lane), candidate \($0.candidate): same tree, same definition)" } ?? ""
        let tenths = Int((outcome.seconds * 10).rounded())
        let columns = [
            cell(name), code(command), outcome.result.rawValue + reused, counts ?? "", "\(tenths / 10).\(tenths % 10)",
            outcome.statement.map { "`\($0.prefix(16))`" } ?? "",
        ]
        return "| \(columns.joined(separator: " | ")) |"
    }

    private static func verdict(_ verdict: GateVerdict) -> String {
        switch verdict {
        case .green: "All gates passed on this tree."
        case .none: "**Not verified: this repository has no gate.**"
        case .pending(let names): "**Not verified: \(names.joined(separator: ", ")) not finished.**"
        case .red(let names): "**Not passed: \(names.joined(separator: ", ")).**"
        case .flaky(let names): "**Flaky, which is not passed: \(names.joined(separator: ", ")).**"
        }
    }

    private static func cell(_ text: String) -> String {
        SafeText.line(text.split(whereSeparator: \.isNewline).joined(separator: " ")).replacing("\\", with: "\\\\").replacing(
            "|", with: "\\|")
    }

    private static func code(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        return "`\(cell(text).replacing("`", with: "'"))`"
    }
}
