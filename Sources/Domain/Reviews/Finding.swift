/// What a reviewer says about a candidate. It is kept and shown as a claim, and satisfies nothing.
package struct Finding: Codable, Equatable, Sendable {
    /// Path from the repository's root; nil for the candidate as a whole.
    package var file: String?
    /// Line of the new file, from 1.
    package var line: Int?
    package var severity: Severity
    package var text: String

    /// - Throws: ``FindingProblem`` in words for whoever wrote it.
    package init(file: String? = nil, line: Int? = nil, severity: Severity, text: String) throws(FindingProblem) {
        let file = file.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
        let trimmed = ProseText.trimmed(text)
        guard !trimmed.isEmpty else { throw FindingProblem("the text is empty") }
        guard trimmed.utf8.count <= Self.textLimit else {
            throw FindingProblem("the text has \(trimmed.utf8.count) bytes and may have \(Self.textLimit)")
        }
        if let file { try Self.check(file) }
        if let line {
            guard file != nil else { throw FindingProblem("there is a line and no file") }
            guard (1...Self.lineLimit).contains(line) else { throw FindingProblem("line \(line) is not between 1 and \(Self.lineLimit)") }
        }
        self.file = file
        self.line = line
        self.severity = severity
        self.text = trimmed
    }

    /// Bytes of the text, and of the path.
    package static let textLimit = 2000
    package static let fileLimit = 1000
    /// The highest line that is believed.
    package static let lineLimit = 100_000_000
    /// Findings that one review reports, and as many at its end.
    package static let countLimit = 50

    /// `src/a.c:12`; nil when it is about no file.
    package var place: String? { file.map { file in file + (line.map { ":\($0)" } ?? "") } }

    private static func check(_ file: String) throws(FindingProblem) {
        guard !file.isEmpty, file.utf8.count <= fileLimit else {
            throw FindingProblem("the file's path has \(file.utf8.count) bytes; it has 1 to \(fileLimit)")
        }
        guard !file.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
            throw FindingProblem("the file's path has control characters")
        }
        guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
            throw FindingProblem("'\(file)' is no path from the repository's root")
        }
    }
}

/// Why something is no finding.
package struct FindingProblem: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
