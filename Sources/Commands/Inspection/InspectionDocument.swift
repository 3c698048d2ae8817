import API
import Domain

/// What `inspect --json` prints.
struct InspectionDocument: Codable {
    /// With its candidate, the files' viewed marks and the comments.
    var lane: LaneView
    /// The candidate's diff; absent with `--stat` and after marks or comments.
    var diff: [FileDiff]?
}
