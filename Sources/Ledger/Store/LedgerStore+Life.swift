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
}
