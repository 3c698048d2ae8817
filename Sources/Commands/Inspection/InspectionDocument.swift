import API
import Domain

/// What `inspect --json` prints.
struct InspectionDocument: Codable {
    /// With its candidate, the files' viewed marks and the comments.
    var lane: LaneView
    /// The candidate as it is judged; absent while there is none, and after marks or comments.
    var inspection: InspectionView?
    /// The candidate's diff; absent with `--stat` and after marks or comments.
    var diff: [FileDiff]?
    /// With `--since`: what changed in the files that changed since they were looked at.
    var since: [SinceScreen.File]?
}
