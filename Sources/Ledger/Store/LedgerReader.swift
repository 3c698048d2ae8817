package import Domain
package import Foundation
import GRDB

/// Reads of a ledger, beside its writer or without one. Safe from any thread; every call sees one consistent state.
package final class LedgerReader: Sendable {
    let connection: any DatabaseReader
    let files: LedgerFiles

    init(connection: any DatabaseReader, files: LedgerFiles) {
        self.connection = connection
        self.files = files
    }

    /// Opens the ledger of a state folder for reading. Needs no server, and disturbs none.
    ///
    /// - Throws: ``LedgerError/missing(path:)``, `newer`, `foreign`, `damaged`, `io`.
    package convenience init(state: URL) throws(LedgerError) {
        let files = LedgerFiles(state: state)
        do {
            self.init(connection: try LedgerDatabase.openReader(files.database), files: files)
        } catch {
            throw LedgerError(error, database: files.database)
        }
    }

    /// Events in order, from the one after `sequence` on.
    package func events(after sequence: Int64, limit: Int) throws(LedgerError) -> [RecordedEvent] {
        try read { try EventQuery.events($0, where: "sequence > ?", [sequence], limit: limit) }
    }

    /// Events about a target (`T-3`), a lane (`L-7`) or the `workspace`, in order.
    package func events(subject: String, after sequence: Int64 = 0, limit: Int = .max) throws(LedgerError) -> [RecordedEvent] {
        try read { try EventQuery.events($0, where: "subject = ? AND sequence > ?", [subject, sequence], limit: limit) }
    }

    /// Events of a stretch of time, in the order of their sequence.
    package func events(in window: Range<Timestamp>) throws(LedgerError) -> [RecordedEvent] {
        try read {
            try EventQuery.events(
                $0, where: "time >= ? AND time < ?", [window.lowerBound.milliseconds, window.upperBound.milliseconds], limit: .max)
        }
    }

    /// The state that all events come to: from its tables when they are current, else derived.
    package func model() throws(LedgerError) -> ReadModel {
        try read { database in
            if try ReadModelTables.areCurrent(at: EventQuery.lastSequence(database), in: database),
                let model = try ReadModelTables.load(database, archive: nil)
            {
                return model
            }
            return try Replay(database, path: self.files.database).model
        }
    }

    /// The newest tree head.
    package func head() throws(LedgerError) -> TreeHead {
        try read { database in
            guard let head = try FrontierTable.load(database)?.head else {
                throw LedgerError.damaged(path: self.files.database, detail: "the newest tree head is not readable")
            }
            return head
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        do {
            return try connection.read(body)
        } catch {
            throw LedgerError(error, database: files.database)
        }
    }
}
