package import Domain

/// Every operation of the server whose answer comes in pieces.
package enum StreamEndpoints {
    /// Events after a sequence number, then live ones, as server-sent events
    /// (https://html.spec.whatwg.org/multipage/server-sent-events.html): `id:` is the sequence number, `data:` the event's JSON. A client
    /// that comes back sends the last number as `after` or in `Last-Event-ID`.
    package static let events = StreamEndpoint<NoSubject, EventsQuery, RecordedEvent>(
        .get, "events", .events, "Events after a sequence number, then live ones")
    /// Ledger events, as in `events`, and beside them what is not recorded: `event: activity`, without an `id:`, its data a
    /// ``LaneActivityChange``. First those of all lanes at work, then each change, at most four a second for a lane.
    package static let live = StreamEndpoint<NoSubject, LiveQuery, LiveMessage>(
        .get, "live", .events, "Events, and what lanes are doing")
    /// `signalbox log L-1`: the job's bytes as they are.
    package static let log = StreamEndpoint<LaneID, LogQuery, LogChunk>(
        .get, "lanes/{id}/log", .bytes, "A job's output, byte for byte, redacted")
    /// `signalbox attach L-1`: a ``TranscriptEntry`` as JSON in each line.
    package static let transcript = StreamEndpoint<LaneID, TranscriptQuery, TranscriptEntry>(
        .get, "lanes/{id}/transcript", .lines, "A turn's transcript")
    /// `signalbox repo add`: a JSON document per line, see ``ProgressLine``.
    package static let addRepository = StreamEndpoint<NoSubject, AddRepositoryRequest, ProgressLine>(
        .post, "repositories", .lines, "Add a repository to the workspace")
    /// `signalbox repo sync`: as `addRepository`.
    package static let syncRepository = StreamEndpoint<NoSubject, SyncRepositoryRequest, ProgressLine>(
        .post, "repositories/sync", .lines, "Fetch from remotes")
}
