import Foundation
import GRDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Opens the index's file, or makes it anew when it is not one that this version wrote.
enum SearchDatabase {
    static func open(_ path: String) throws -> DatabasePool {
        if let pool = try? openExisting(path) { return pool }
        remove(path)
        // SQLite takes the permissions of its log files from the database file.
        _ = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        let pool = try connect(path)
        try pool.write { try SearchSchema.create($0) }
        return pool
    }

    private static func openExisting(_ path: String) throws -> DatabasePool? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let pool = try connect(path)
        let isOurs = try pool.read { database in
            try Int.fetchOne(database, sql: "PRAGMA application_id") == SearchSchema.application
                && Int.fetchOne(database, sql: "PRAGMA user_version") == SearchSchema.version
                && database.tableExists("words")
        }
        if isOurs { return pool }
        try pool.close()
        return nil
    }

    private static func connect(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "search"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            // What a power failure takes is derived again; the file itself stays sound (https://sqlite.org/pragma.html#pragma_synchronous).
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            try ReaderCache.keepSmall(database)
        }
        return try DatabasePool(path: path, configuration: configuration)
    }

    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }
}
