package import Domain

extension Endpoints {
    /// `signalbox search TEXT`: newest first.
    package static let search = Endpoint<NoSubject, SearchQuery, SearchPage>(
        .get, "search", "Words in everything that was said, newest first")
    /// `signalbox lane files L-1`: what the lane has touched so far.
    package static let touched = Endpoint<LaneID, NoRequest, TouchedFiles>(
        .get, "lanes/{id}/touched", "The files that a lane has touched so far")
}
