extension Pace {
    /// The pace of a decision about the lane's current candidate; nil without one.
    package init?(of lane: Lane, _ kind: DecisionKind, _ attention: AttentionConfiguration, at: Timestamp) {
        guard let candidate = lane.candidate else { return nil }
        lookedMilliseconds = 0
        lines = candidate.lines
        (linesSeen, linesPrinted, filesViewed) = (0, 0, 0)
        files = candidate.files.count
        sampled = []
        linesPerMinute = attention.linesPerMinute
        generatedPercent = attention.generatedPercent
        var firstPrinted: Timestamp?
        for file in candidate.files {
            let mark = ViewedMark(path: file.path, digest: file.digest)
            let version = lane.looks.version(mark)
            let shown = version?.shown.count ?? 0
            if let version {
                lookedMilliseconds += version.activeMilliseconds
                linesSeen += version.seen.count
                linesPrinted += shown - version.seen.count
                if let printed = version.firstPrinted { firstPrinted = min(firstPrinted ?? printed, printed) }
            }
            guard lane.viewed.contains(mark) else { continue }
            filesViewed += 1
            if version == nil || shown < file.rows { sampled.append(SampledFile(path: file.path, lines: file.rows, shown: shown)) }
        }
        sincePrintedMilliseconds = firstPrinted.map { max(0, at.milliseconds - $0.milliseconds) }
        neededMilliseconds = Self.needed(candidate.files, attention)
        faster = nil
        if kind.lands { faster = spentMilliseconds < neededMilliseconds }
    }

    /// Milliseconds that reading the files takes at the least: their changed lines, generated ones weighed less, at so many a minute.
    static func needed(_ files: [CandidateFile], _ attention: AttentionConfiguration) -> Int64 {
        let hundredths = files.reduce(Int64(0)) { $0 + Int64($1.rows) * Int64($1.generated ? attention.generatedPercent : 100) }
        return hundredths * 600 / Int64(max(1, attention.linesPerMinute))
    }
}
