import Domain
package import Foundation
import GRDB

extension LedgerReader {
    /// Computes every leaf, every tree head and the read model again from the events' bytes and compares.
    ///
    /// Finds a changed, removed, reordered or added event and says which one; and a removed tail as long as a tree head that covers it
    /// was kept (in the database or in `ledger.head`). Works while a server appends: it looks at one state of the file.
    ///
    /// - Throws: ``LedgerError/damaged(path:detail:)`` when SQLite itself cannot read the file.
    package func verify() throws(LedgerError) -> VerifyReport {
        // Read before the state of the database is fixed: a head that is written meanwhile would seem to be ahead of it.
        try verify(kept: HeadFile.found(files), memory: nil)
    }

    /// Opens the ledger of a state folder and checks it.
    package static func verify(state: URL) throws(LedgerError) -> VerifyReport { try LedgerReader(state: state).verify() }

    /// - Parameters:
    ///   - kept: what `ledger.head` holds.
    ///   - memory: the state that a server has in memory.
    func verify(kept: Result<TreeHead?, LedgerError>, memory: ReadModel?) throws(LedgerError) -> VerifyReport {
        try read { database in
            var verifier = LedgerVerifier(database, path: self.files.database, kept: (try? kept.get()) ?? nil)
            defer { verifier.replay.letGo() }
            if case .failure(let error) = kept { verifier.report.add(nil, "\(error)") }
            try verifier.check(memory: memory)
            return verifier.report
        }
    }
}
