import GRDB

/// What connections that only read keep of the file's pages.
enum ReaderCache {
    /// Kibibytes; SQLite's own measure is 2,000. There are several of them, each with pages of its own, and what they do not keep the system does.
    private static let kibibytes = 512

    /// For a pool's `prepareDatabase`: leaves the writer as it is, whose transactions should not be written before they are whole.
    @Sendable static func keepSmall(_ database: Database) throws {
        guard database.configuration.readonly else { return }
        try database.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
    }
}
