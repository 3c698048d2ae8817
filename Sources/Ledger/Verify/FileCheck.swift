import Foundation
import GRDB

/// SQLite's own check of a file's pages, beside whatever else is looked at.
final class FileCheck: Sendable {
    /// The most that SQLite tells.
    private static let limit = 20

    private let found = Locked<Result<[String], any Error>>(.success([]))
    private let work = DispatchGroup()

    /// Begins at once.
    init(path: String) {
        DispatchQueue.global().async(group: work) { [found] in
            let lines = Result {
                try LedgerDatabase.openReader(path).read { try String.fetchAll($0, sql: "PRAGMA quick_check(\(Self.limit))") }
            }
            found.withLock { $0 = lines }
        }
    }

    /// What is wrong with the file; waits for the end.
    func problems() throws -> [String] {
        work.wait()
        return try found.withLock { $0 }.get().filter { $0 != "ok" }
    }
}
