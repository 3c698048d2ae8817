import Foundation
import GRDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Opens the database file, after a look at whose it is.
enum LedgerDatabase {
    /// The writer's connections. Makes the file when there is none.
    ///
    /// - Parameter kept: the tree head that was kept beside the file. A ledger that is gone or empty although it held events is not begun anew
    ///   over what happened to it.
    static func openWriter(_ path: String, options: LedgerOptions, kept: TreeHead?) throws -> DatabasePool {
        let found = try isOurs(path)
        if found != true, let kept, kept.size > 0 { throw LedgerError.truncated(path: path, found: 0, expected: kept.size) }
        if found == nil { try makeEmpty(path) }
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase(ReaderCache.keepSmall)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // FULL, not the NORMAL that the write-ahead log allows: an event is the marker before a side effect outside this machine,
            // such as moving a remote branch, and has to outlive a power failure. Events come by the dozen per second at most, one
            // fsync for each batch of them.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            if let bytes = options.maximumBytes {
                let page = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
                try database.execute(sql: "PRAGMA max_page_count = \(max(1, bytes / page))")
            }
        }
        try pool.write { database in
            switch try version(database) {
            case 0: try LedgerSchema.create(database)
            // What is written from now on is not what a program of that version expects.
            case ..<LedgerSchema.version: try database.execute(sql: "PRAGMA user_version = \(LedgerSchema.version)")
            default: break
            }
        }
        return pool
    }

    /// A connection that changes nothing, beside a writer or without one.
    static func openReader(_ path: String) throws -> DatabaseQueue {
        guard try isOurs(path) == true else { throw LedgerError.missing(path: path) }
        return try readOnly(path)
    }

    /// True for a ledger that this version knows, false for an empty database, nil when there is no file.
    ///
    /// Asked through a connection that cannot write, so that a newer version's file stays as it is.
    private static func isOurs(_ path: String) throws -> Bool? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try readOnly(path).read { database in
            let found = try version(database)
            if found == 0 {
                guard try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0 else {
                    throw LedgerError.foreign(path: path)
                }
                return false
            }
            guard try Int.fetchOne(database, sql: "PRAGMA application_id") == LedgerSchema.application else {
                throw LedgerError.foreign(path: path)
            }
            guard found <= LedgerSchema.version else { throw LedgerError.newer(path: path, found: found, known: LedgerSchema.version) }
            return true
        }
    }

    private static func readOnly(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "ledger reader"
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func version(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// SQLite takes the permissions of its log files from the database file, and would make that one readable for everybody.
    private static func makeEmpty(_ path: String) throws {
        _ = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    }
}
