import Domain
import Foundation
import GRDB

extension LedgerReader {
    /// Everything in the events that can be the name of a blob, read from the bytes of the entries: of every kind of event, also those that
    /// this version does not know.
    package func digests() throws(LedgerError) -> Set<String> {
        try read { database in
            var scanner = DigestScanner()
            let rows = try Row.fetchCursor(database, sql: "SELECT entry FROM events")
            while let row = try rows.next() {
                guard let entry = Data.fromDatabaseValue(row["entry"]) else {
                    throw LedgerError.damaged(path: self.files.database, detail: "an entry is not readable")
                }
                scanner.feed(entry)
                scanner.end()
            }
            return scanner.found
        }
    }
}
