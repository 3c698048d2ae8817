/// How grave a reviewer holds a finding, gravest first.
package enum Severity: String, Codable, CaseIterable, Sendable {
    case critical, high, medium, low, info

    /// - Throws: in words for the agent that wrote something else.
    package init(said word: String) throws(FindingProblem) {
        guard let severity = Severity(rawValue: word) else {
            let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
            throw FindingProblem("'\(SafeText.line(String(word.prefix(40))))' is no severity; there are \(known)")
        }
        self = severity
    }
}
