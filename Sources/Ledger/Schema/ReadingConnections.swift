import GRDB

/// Connections that only read a ledger's file, one for each that reads at the same time. One that was given back is used again.
///
/// Each sees the file as it is when it reads: whoever needs one state of it for all asks for what does not change any more, as events that are written do not.
final class ReadingConnections: Sendable {
    private let path: String
    private let idle = Locked<[DatabaseQueue]>([])

    init(path: String) { self.path = path }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        let connection = try idle.withLock { $0.popLast() } ?? LedgerDatabase.openReader(path)
        defer { idle.withLock { $0.append(connection) } }
        return try connection.read(body)
    }
}
