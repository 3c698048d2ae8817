package import Domain

/// Reads what an agent says about its own work from what it printed. Everything read here is a claim.
package enum ClaimReader {
    /// Characters of the account that are kept beside the transcript.
    package static let limit = 2_000

    /// - Parameter output: the end of the program's standard output, redacted.
    package static func read(_ output: String) -> Claim? {
        let lines = output.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }
        func last(_ label: String) -> String? {
            lines.last { $0.lowercased().hasPrefix(label) }.map { line in
                String(line.dropFirst(label.count).drop(while: \.isWhitespace).prefix(limit))
            }
        }
        let account = String(output.suffix(limit)).trimmingPrefix(while: \.isWhitespace)
        guard !account.isEmpty else { return nil }
        return Claim(rootCause: last("root cause:"), fix: last("fix:"), account: String(account))
    }
}
