package import Domain

extension Endpoints {
    /// `signalbox inspect L-1 --json`: the candidate with its files, claims, gates, risk and collisions.
    package static let inspection = Endpoint<LaneID, NoRequest, InspectionView>(
        .get, "lanes/{id}/inspection",
        "A candidate as it is judged: files with their kinds, claims beside the facts, gates, risk, collisions")
    /// One file's diff as rows, a page at a time.
    package static let fileDiff = Endpoint<LaneID, FileDiffQuery, DiffPage>(
        .get, "lanes/{id}/file-diff", "A page of a changed file's diff, as rows with both sides")
    /// Lines of one side of a changed file.
    package static let fileLines = Endpoint<LaneID, FileLinesQuery, FileLines>(
        .get, "lanes/{id}/file-lines", "Lines of one side of a changed file")
    /// `signalbox inspect L-1 --since`: what changed in a file since the operator looked at it.
    package static let interdiff = Endpoint<LaneID, FileDiffQuery, Interdiff>(
        .get, "lanes/{id}/interdiff", "What changed in a file since the operator looked at it")
    /// Where in its conversation the agent changed a file.
    package static let fileConversation = Endpoint<LaneID, FileQuery, FileConversation>(
        .get, "lanes/{id}/file-conversation", "Where in its conversation the agent changed a file")
}
