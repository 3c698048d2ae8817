extension Pace {
    /// In one line: `42 s on a screen, 118 of 120 lines seen, 3 of 3 files viewed`.
    package var words: String {
        var parts = [lookedMilliseconds > 0 || linesSeen > 0 ? "\(Self.time(lookedMilliseconds)) on a screen" : "never on a screen"]
        if let sincePrintedMilliseconds {
            parts.append("printed \(Self.time(sincePrintedMilliseconds)) before (reading time not known)")
        }
        parts.append("\(linesSeen) of \(lines) changed \(lines == 1 ? "line" : "lines") seen")
        if linesPrinted > 0 { parts.append("\(linesPrinted) printed") }
        parts.append("\(filesViewed) of \(files) \(files == 1 ? "file" : "files") viewed")
        return parts.joined(separator: ", ")
    }

    /// What to say beside a decision; empty when there is nothing to say. Each is one sentence.
    package var notes: [String] {
        var notes: [String] = []
        if faster == true {
            notes.append(
                "sooner than reading allows: \(Self.time(spentMilliseconds)) for what takes \(Self.time(neededMilliseconds)) at "
                    + "\(linesPerMinute) changed lines a minute; it counts all the same, and the report counts it")
        }
        if !sampled.isEmpty {
            let shown = sampled.prefix(3).map { "\($0.path) (\($0.shown) of \($0.lines) lines)" }.joined(separator: ", ")
            notes.append("marked as viewed and not shown in full: \(shown)" + (sampled.count > 3 ? " and \(sampled.count - 3) more" : ""))
        }
        return notes
    }

    private static func time(_ milliseconds: Int64) -> String { DurationWords.text(seconds: Double(milliseconds) / 1000) }
}
