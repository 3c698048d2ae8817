import Domain
import Foundation
import GRDB

/// Reads lanes that are over from their table, when somebody asks. A few that were asked for last are kept.
///
/// It has a connection of its own, beside the writer's: a lane is also asked for in the middle of an append, and after the ledger was closed.
final class LaneArchive: Sendable {
    /// Lanes that are kept: a day's.
    private static let limit = 256

    private struct State: Sendable {
        var connection: DatabaseQueue?
        var recent: [LaneID: Recent] = [:]
        var uses: UInt64 = 0
        /// Lanes whose row is another by now, for who holds a model from before that.
        var former: [ObjectIdentifier: Lane] = [:]
    }

    private struct Recent: Sendable {
        let lane: Lane
        let sequence: Int64
        var use: UInt64
    }

    private let database: String
    private let state = Locked(State())

    /// - Parameter database: the ledger's file.
    init(database: String) { self.database = database }

    /// Lets go of the file, until something is asked again.
    func close() {
        let connection = state.withLock { state in
            defer { state.connection = nil }
            return state.connection
        }
        try? connection?.close()
    }

    fileprivate func read(_ lane: ArchivedLane) throws(StoredLaneFault) -> Lane {
        let (id, sequence) = (lane.id, lane.sequence)
        let name = ObjectIdentifier(lane)
        let known = state.withLock { state -> Lane? in
            if let former = state.former[name] { return former }
            guard state.recent[id]?.sequence == sequence else { return nil }
            state.uses += 1
            state.recent[id]?.use = state.uses
            return state.recent[id]?.lane
        }
        if let known { return known }
        let found = try decode(try row(of: id), id, sequence)
        state.withLock { state in
            state.uses += 1
            state.recent[id] = Recent(lane: found, sequence: sequence, use: state.uses)
            guard state.recent.count > Self.limit else { return }
            // Half of them at once, so that it is seldom done.
            let middle = state.recent.values.map(\.use).sorted()[Self.limit / 2]
            state.recent = state.recent.filter { $0.value.use >= middle }
        }
        return found
    }

    fileprivate func keep(_ lane: ArchivedLane) throws(StoredLaneFault) {
        let found = try read(lane)
        state.withLock { $0.former[ObjectIdentifier(lane)] = found }
    }

    fileprivate func forget(_ lane: ObjectIdentifier) {
        // What is removed is released outside of the lock.
        _ = state.withLock { state in state.former.isEmpty ? nil : state.former.removeValue(forKey: lane) }
    }

    private func row(of id: LaneID) throws(StoredLaneFault) -> RecordRow {
        do {
            let row = try state.withLock { state in
                let connection = try state.connection ?? LedgerDatabase.openReader(database)
                state.connection = connection
                return try connection.read { database in
                    try ColumnCursor(database, "SELECT \(RecordRow.columns) FROM lanes WHERE key = ?", [id.description]) {
                        RecordRow($0, table: .lanes)
                    }.next().flatMap(\.self)
                }
            }
            guard let row else { throw StoredLaneFault("its record is not in the table of lanes") }
            return row
        } catch let fault as StoredLaneFault {
            throw fault
        } catch {
            throw StoredLaneFault("its record cannot be read: \(error)")
        }
    }

    private func decode(_ row: RecordRow, _ id: LaneID, _ sequence: Int64) throws(StoredLaneFault) -> Lane {
        guard row.sequence == sequence else { throw StoredLaneFault("its record is of event \(row.sequence) and not of event \(sequence)") }
        let lane: Lane
        do {
            lane = try EventCoding.decode(Lane.self, from: row.document)
        } catch {
            throw StoredLaneFault("its record cannot be read: \(EventCoding.reason(error))")
        }
        guard lane.id == id, lane.isSettled else { throw StoredLaneFault("its record is not that of a lane that is over") }
        return lane
    }
}

/// A lane that is over, by the row that it was when it was found.
final class ArchivedLane: StoredLane {
    let id: LaneID
    /// The last event that changed it.
    let sequence: Int64
    private let archive: LaneArchive

    init(_ id: LaneID, sequence: Int64, in archive: LaneArchive) {
        self.id = id
        self.sequence = sequence
        self.archive = archive
    }

    deinit { archive.forget(ObjectIdentifier(self)) }

    func read() throws(StoredLaneFault) -> Lane { try archive.read(self) }
    func keep() throws(StoredLaneFault) { try archive.keep(self) }
}
