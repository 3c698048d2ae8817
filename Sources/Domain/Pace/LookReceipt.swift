/// What became of a report of looks.
package struct LookReceipt: Codable, Equatable, Sendable {
    /// Active milliseconds that were believed.
    package var believedMilliseconds: Int64
    /// Paths whose version no candidate of the lane has; nothing of them counts.
    package var ignored: [String]
    /// Seconds after which the surface should report again.
    package var reportSeconds: Int
    /// How an approval of the current candidate would be come to, by what is recorded so far.
    package var pace: Pace?

    package init(believedMilliseconds: Int64, ignored: [String], reportSeconds: Int, pace: Pace?) {
        self.believedMilliseconds = believedMilliseconds
        self.ignored = ignored
        self.reportSeconds = reportSeconds
        self.pace = pace
    }
}
