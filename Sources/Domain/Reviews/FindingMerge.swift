extension Finding {
    /// What makes two findings the same: the place and the words, however these are broken into lines.
    private struct Identity: Hashable {
        let file: String?
        let line: Int?
        let words: String

        init(_ finding: Finding) {
            file = finding.file
            line = finding.line
            words = finding.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// Each finding once: where it was first said, with the severity that was said last.
    package static func merged(_ findings: [Finding]) -> [Finding] {
        var places: [Identity: Int] = [:]
        var merged: [Finding] = []
        for finding in findings {
            let identity = Identity(finding)
            if let place = places[identity] {
                merged[place].severity = finding.severity
            } else {
                places[identity] = merged.count
                merged.append(finding)
            }
        }
        return merged
    }
}
