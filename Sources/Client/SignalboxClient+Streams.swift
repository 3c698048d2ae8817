package import API
package import Domain

extension SignalboxClient {
    /// Events after a sequence number, then live ones, until `body` gives false or the server stops.
    package func events(after sequence: Int64, _ body: (RecordedEvent) async -> Bool) async throws(ClientError) {
        let endpoint = StreamEndpoints.events
        let call = try OutgoingCall(endpoint.verb, endpoint.path, NoSubject(), EventsQuery(after: sequence))
        try await open(call) { response throws(ClientError) in
            var lines = LineSplitter()
            while let chunk = try await response.next() {
                for line in lines.feed(chunk) where line.starts(with: "data: ".utf8) {
                    guard let event = try? Wire.decode(RecordedEvent.self, from: line.dropFirst(6)) else {
                        throw .badResponse("the server sent an event that this command does not know; is it of another version?")
                    }
                    guard await body(event) else { return }
                }
            }
        }
    }

    /// Events, and what lanes are doing, until `body` gives false or the server stops. Messages of a kind that is new are passed over.
    package func live(after sequence: Int64? = nil, _ body: (LiveMessage) async -> Bool) async throws(ClientError) {
        let endpoint = StreamEndpoints.live
        let call = try OutgoingCall(endpoint.verb, endpoint.path, NoSubject(), LiveQuery(after: sequence))
        try await open(call) { response throws(ClientError) in
            var lines = LineSplitter()
            var kind = ""
            while let chunk = try await response.next() {
                for line in lines.feed(chunk) {
                    if line.starts(with: "event: ".utf8) {
                        kind = String(decoding: line.dropFirst(7), as: UTF8.self)
                    } else if line.starts(with: "data: ".utf8) {
                        let message: LiveMessage? =
                            switch kind {
                            case "": (try? Wire.decode(RecordedEvent.self, from: line.dropFirst(6))).map { .event($0) }
                            case "activity": (try? Wire.decode(LaneActivityChange.self, from: line.dropFirst(6))).map { .activity($0) }
                            default: nil
                            }
                        kind = ""
                        if let message, await !body(message) { return }
                    }
                }
            }
        }
    }

    /// A lane's log, piece by piece, until it ends or `body` gives false.
    package func log(_ lane: LaneID, _ query: LogQuery, _ body: (LogChunk) async -> Bool) async throws(ClientError) {
        let endpoint = StreamEndpoints.log
        let call = try OutgoingCall(endpoint.verb, endpoint.path, lane, query)
        try await open(call) { response throws(ClientError) in
            while let chunk = try await response.next() {
                guard await body(chunk) else { return }
            }
        }
    }

    /// The entries of a turn's transcript, until it ends or `body` gives false. An entry of a newer version is skipped with nil.
    package func transcript(_ lane: LaneID, _ query: TranscriptQuery, _ body: (TranscriptEntry?) async -> Bool) async throws(ClientError) {
        let endpoint = StreamEndpoints.transcript
        let call = try OutgoingCall(endpoint.verb, endpoint.path, lane, query)
        try await open(call) { response throws(ClientError) in
            var lines = LineSplitter()
            while let chunk = try await response.next() {
                for line in lines.feed(chunk) {
                    guard await body(try? Wire.decode(TranscriptEntry.self, from: line)) else { return }
                }
            }
        }
    }

    /// A long operation, with each line of its progress. Returns when it is done; an error of the operation is ``ClientError/server(_:)``.
    package func progress<Request>(
        _ endpoint: StreamEndpoint<NoSubject, Request, ProgressLine>, _ request: Request, _ body: (String) async -> Void
    ) async throws(ClientError) {
        let call = try OutgoingCall(endpoint.verb, endpoint.path, NoSubject(), request)
        try await open(call) { response throws(ClientError) in
            var lines = LineSplitter()
            while let chunk = try await response.next() {
                for line in lines.feed(chunk) {
                    guard let read = try? Wire.decode(ProgressLine.self, from: line) else {
                        throw .badResponse("the server sent a line of progress that this command does not know; is it of another version?")
                    }
                    switch read {
                    case .progress(let text): await body(text)
                    case .done: return
                    case .error(let error): throw .server(error)
                    }
                }
            }
            throw .unreachable("the server stopped before the operation was done")
        }
    }
}
