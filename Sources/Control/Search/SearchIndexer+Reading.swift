import Domain
import Foundation
import Ledger
import Logging
import Synchronization

extension SearchIndexer {
    func note() {
        let turns = ended.count + growing.count { !ended.contains($0) }
        lag.withLock { $0 = (sequence, turns) }
    }

    /// One batch of everything that has something. Returns whether there is more.
    func round() async throws -> Bool {
        for turn in await conductor.stations.transcripts.takeGrown() {
            let key = SearchTurn(lane: turn.lane, turn: turn.turn)
            if running[key]?.beginning != turn.beginning {
                // Written anew, or begun under an earlier server: what was read of it may not be what is in the file now.
                if try index.progress(of: key) != nil { try clear(key) }
                running[key] = (turn.beginning, SearchProgress())
            }
            growing.insert(key)
        }
        var isMore = try readEvents()
        let model = conductor.ledger.model
        // The newest first: they are what is looked for while the rest is read.
        if let key = newest(growing, model), try readGrowing(key, model) { isMore = true }
        if let key = ended.newest {
            try readEnded(key, model)
            isMore = true
        }
        note()
        return isMore || !growing.isEmpty
    }

    private func newest(_ turns: Set<SearchTurn>, _ model: ReadModel) -> SearchTurn? {
        turns.max { left, right in
            (Self.turn(left, model)?.startedAt.milliseconds ?? 0) < (Self.turn(right, model)?.startedAt.milliseconds ?? 0)
        }
    }

    private static func turn(_ key: SearchTurn, _ model: ReadModel) -> Turn? {
        model.lanes[key.lane].flatMap { turn(key, $0) }
    }

    private static func turn(_ key: SearchTurn, _ lane: Lane) -> Turn? { lane.turns.first { $0.number == key.turn } }

    /// Takes out what was read of a turn. The whole index is looked through for it, so only where something was.
    private func clear(_ key: SearchTurn) throws {
        var batch = SearchBatch()
        batch.cleared = [key]
        try index.write(batch)
    }

    private func readEvents() throws -> Bool {
        let events = try conductor.ledger.reader.events(after: sequence, limit: 500)
        guard let last = events.last else { return false }
        let model = conductor.ledger.model
        var batch = SearchBatch()
        batch.documents = events.flatMap { SearchableEvent.documents($0) { model.lanes.repository(of: $0) } }
        batch.sequence = last.sequence
        try index.write(batch, leaf: try conductor.ledger.reader.leaf(of: last.sequence))
        sequence = last.sequence
        for event in events {
            guard case .lane(let id, .turnEnded(let number, let outcome)) = event.event else { continue }
            let key = SearchTurn(lane: id, turn: number)
            growing.remove(key)
            guard outcome.entries != nil, !isWhole(key, outcome.entries) else { continue }
            ended.insert(key, startedAt: model.lanes[id].flatMap { lane in Self.turn(key, lane) }?.startedAt ?? event.time)
        }
        return true
    }

    /// Read in an earlier round already: events are read again after a rebuild of the ledger's index.
    private func isWhole(_ key: SearchTurn, _ blob: String?) -> Bool {
        guard let known = running[key]?.progress else { return false }
        return known.isWhole && known.blob == blob
    }

    /// Returns whether something was read.
    private func readGrowing(_ key: SearchTurn, _ model: ReadModel) throws -> Bool {
        guard let lane = model.lanes[key.lane], let turn = Self.turn(key, model), turn.outcome == nil, let known = running[key] else {
            growing.remove(key)
            return false
        }
        let piece = try TranscriptPiece(
            conductor.stations.transcripts.file(turn.job), from: known.progress.bytes, turn: (key.lane, key.turn),
            repository: lane.start.repository)
        if piece.isLast { growing.remove(key) }
        guard piece.bytes > 0 else { return false }
        try take(piece, key, known.progress, blob: nil)
        return true
    }

    private func readEnded(_ key: SearchTurn, _ model: ReadModel) throws {
        guard let lane = model.lanes[key.lane], let blob = Self.turn(key, model)?.outcome?.entries else {
            ended.remove(key)
            return
        }
        let stations = conductor.stations
        var progress = SearchProgress(blob: blob)
        if let known = running[key]?.progress, known.blob == nil || known.blob == blob {
            // The file that was read so far has become the blob, byte for byte.
            progress = known
        } else if let known = try index.progress(of: key) {
            if known.blob == blob { progress = known } else { try clear(key) }
        }
        running[key] = (running[key]?.beginning ?? 0, progress)
        do {
            let size = try stations.blobs.size(of: blob)
            let piece = try TranscriptPiece(
                stations.blobs.url(of: blob), from: progress.bytes, turn: (key.lane, key.turn), repository: lane.start.repository)
            let isWhole = piece.bytes == 0 || progress.bytes + piece.bytes >= size
            try take(piece, key, progress, blob: blob, isWhole: isWhole)
            if isWhole { forget(key) }
        } catch let error as BlobError {
            // Gone, or not to be read: the others are not kept waiting for it. The next start tries again.
            logger.warning("search: the transcript of \(key.lane), turn \(key.turn), cannot be read: \(error)")
            forget(key)
        }
    }

    private func forget(_ key: SearchTurn) {
        ended.remove(key)
        running[key] = nil
    }

    private func take(_ piece: TranscriptPiece, _ key: SearchTurn, _ before: SearchProgress, blob: String?, isWhole: Bool = false) throws {
        var batch = SearchBatch()
        batch.documents = piece.documents
        var progress = before
        progress.entries += piece.entries
        progress.bytes += piece.bytes
        progress.blob = blob
        progress.isWhole = isWhole
        batch.turns[key] = progress
        try index.write(batch)
        running[key]?.progress = progress
    }
}
