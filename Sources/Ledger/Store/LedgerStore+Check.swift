import Domain
import GRDB

extension LedgerStore {
    /// Recomputes everything from the events, the state in memory included: as it is now, while more is appended.
    package func verify() throws(LedgerError) -> VerifyReport {
        let moment = try moment()
        return try LedgerReader(connection: moment.tables, files: files).verify(kept: moment.kept, memory: moment.memory)
    }

    /// Whether the state in memory is what the tables hold, for who has those checked by another process (``LedgerReader/verify()``). Of lanes that are over that is
    /// their briefs.
    package func holdsWhatIsStored() throws(LedgerError) -> Bool {
        let moment = try moment()
        do {
            let agrees = try moment.tables.read { database in
                try RecordTable.allCases.allSatisfy { try Self.agrees(moment.memory, with: $0, in: database) }
            }
            return agrees && moment.memory.hasWhatItsRecordsComeTo
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

    private static func agrees(_ memory: ReadModel, with table: RecordTable, in database: Database) throws -> Bool {
        var (rows, agrees) = (0, true)
        try StartRow.all(of: table, in: database)?.forEach {
            $0?.isHeld(by: memory) ?? false
        } take: {
            rows += 1
            agrees = agrees && $0
        }
        return agrees && memory.count(in: table).map { $0 == rows } ?? true
    }
}
