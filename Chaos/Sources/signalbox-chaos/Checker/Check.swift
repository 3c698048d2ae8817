/// Something that is not as it must be.
struct Finding: Sendable, CustomStringConvertible {
    let check: String
    /// The lane that it is about.
    let lane: String?
    let text: String

    var description: String { "\(check): \(lane.map { $0 + ": " } ?? "")\(text)" }
}

/// What one check looked at and found. One that looked at nothing has not passed.
struct CheckReport: Sendable {
    let name: String
    var examined = 0
    var findings: [Finding] = []

    init(_ name: String) { self.name = name }

    mutating func expect(_ holds: Bool, _ text: @autoclosure () -> String) { expect(holds, nil, text()) }

    mutating func expect(_ holds: Bool, _ lane: String?, _ text: @autoclosure () -> String) {
        examined += 1
        if !holds { findings.append(Finding(check: name, lane: lane, text: text())) }
    }
}

/// One property of a finished round.
struct Check: Sendable {
    let name: String
    /// What it says when it holds.
    let promise: String
    let body: @Sendable (Facts, inout CheckReport) async throws -> Void

    func report(on facts: Facts) async throws -> CheckReport {
        var report = CheckReport(name)
        try await body(facts, &report)
        if report.examined == 0 { report.findings.append(Finding(check: name, lane: nil, text: "it had nothing to look at")) }
        return report
    }

    static let all: [Check] =
        ledgerChecks + workChecks + onceChecks + talkChecks + landingChecks + stateChecks + leftChecks
}
