import Domain
import GRDB

extension LedgerStore {
    /// Ends every stream, keeps the tree head, closes the database and gives the lock back. Closing again does nothing.
    package func close() throws(LedgerError) {
        subscribers.finish()
        try writer.withLock { (writer) throws(LedgerError) in
            guard writer.lock != nil else { return }
            keepLastHead(&writer)
            do {
                archive.close()
                // The file alone is then the whole ledger, for who copies it.
                try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
                try pool.close()
            } catch {
                throw LedgerError(error, database: files.database)
            }
            writer.lock = nil
        }
    }

    /// Drops the tables of the read model and derives them again from the events.
    ///
    /// - Returns: what was read, and where the tables had not been what the events come to.
    /// - Throws: ``LedgerError/unreadable(sequence:detail:)`` when an event cannot be used; the tables are then as they were.
    package func rebuild() throws(LedgerError) -> RebuildReport {
        try writer.withLock { (writer) throws(LedgerError) in
            guard writer.lock != nil else { throw .closed(path: files.database) }
            do {
                let (report, rebuilt) = try pool.write { database in
                    var replay = try Replay(database, path: self.files.database)
                    let differences = try replay.differences(from: database)
                    try ReadModelTables.replace(from: replay, in: database)
                    defer { replay.letGo() }
                    let report = RebuildReport(events: replay.sequence, records: replay.records, differences: differences)
                    return (report, try ReadModelTables.load(database, archive: archive) ?? replay.model)
                }
                published.withLock { $0 = rebuilt }
                return report
            } catch {
                throw LedgerError(error, database: files.database)
            }
        }
    }

    /// Recomputes everything from the events, the state in memory included: as it is now, while more is appended.
    package func verify() throws(LedgerError) -> VerifyReport {
        let moment = try moment()
        return try LedgerReader(connection: moment.tables, files: files).verify(kept: moment.kept, memory: moment.memory)
    }

    /// Whether the state in memory is what the tables hold, for who has those checked by another process (``LedgerReader/verify()``).
    package func holdsWhatIsStored() throws(LedgerError) -> Bool {
        let moment = try moment()
        do {
            return try moment.tables.read { try ReadModelTables.load($0, archive: archive) }.map(moment.memory.isWhat) ?? false
        } catch {
            throw LedgerError(error, database: files.database)
        }
    }

    /// Memory, database and `ledger.head` as they were together.
    private struct Moment {
        let memory: ReadModel
        let tables: DatabaseSnapshot
        let kept: Result<TreeHead?, LedgerError>
    }

    /// Appends wait for this alone.
    private func moment() throws(LedgerError) -> Moment {
        try writer.withLock { (writer) throws(LedgerError) in
            guard writer.lock != nil else { throw .closed(path: files.database) }
            do {
                return Moment(memory: model, tables: try pool.makeSnapshot(), kept: HeadFile.found(files))
            } catch {
                throw LedgerError(error, database: files.database)
            }
        }
    }
}
