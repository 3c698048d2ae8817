/// How a decision was come to: what had been shown of its candidate, and for how long. Figures, never a verdict on the person.
package struct Pace: Codable, Equatable, Sendable {
    /// Active milliseconds on a screen, at the files of this very candidate.
    package var lookedMilliseconds: Int64
    /// Milliseconds between the first time a file of it was printed and the decision: the most that reading in a terminal can have taken.
    /// Nil when nothing was printed.
    package var sincePrintedMilliseconds: Int64?
    /// Changed lines of the candidate.
    package var lines: Int
    /// Of these on a screen.
    package var linesSeen: Int
    /// Of these printed and never on a screen.
    package var linesPrinted: Int
    package var files: Int
    /// Files with a viewed mark.
    package var filesViewed: Int
    /// Files with a viewed mark, whose lines have not all been on a screen or printed.
    package var sampled: [SampledFile]
    /// What reading takes at the least, in milliseconds, by the two settings that follow.
    package var neededMilliseconds: Int64
    package var linesPerMinute: Int
    package var generatedPercent: Int
    /// Whether it came sooner than reading allows. Nil for a decision that lets nothing land: one line can be enough for that.
    package var faster: Bool?

    package init(
        lookedMilliseconds: Int64, sincePrintedMilliseconds: Int64?, lines: Int, linesSeen: Int, linesPrinted: Int, files: Int,
        filesViewed: Int, sampled: [SampledFile], neededMilliseconds: Int64, linesPerMinute: Int, generatedPercent: Int, faster: Bool?
    ) {
        self.lookedMilliseconds = lookedMilliseconds
        self.sincePrintedMilliseconds = sincePrintedMilliseconds
        self.lines = lines
        self.linesSeen = linesSeen
        self.linesPrinted = linesPrinted
        self.files = files
        self.filesViewed = filesViewed
        self.sampled = sampled
        self.neededMilliseconds = neededMilliseconds
        self.linesPerMinute = linesPerMinute
        self.generatedPercent = generatedPercent
        self.faster = faster
    }

    /// The most time that can have gone into reading.
    package var spentMilliseconds: Int64 { lookedMilliseconds + (sincePrintedMilliseconds ?? 0) }
}

/// A file that was marked as viewed although not all of it was shown.
package struct SampledFile: Codable, Equatable, Sendable {
    package var path: String
    /// Changed lines.
    package var lines: Int
    /// Of these on a screen or printed.
    package var shown: Int

    package init(path: String, lines: Int, shown: Int) {
        self.path = path
        self.lines = lines
        self.shown = shown
    }
}
