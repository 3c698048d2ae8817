import Foundation
import GRDB

/// The Merkle frontier and the tree heads in their tables.
enum FrontierTable {
    static func store(_ frontier: MerkleFrontier, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO frontier (id, size, peaks) VALUES (1, ?, ?)")
            .execute(arguments: [frontier.size, Data((frontier.peaks + [frontier.root]).flatMap(\.bytes))])
    }

    /// Storing it again does nothing: what is there already is looked at when the ledger is checked.
    static func keepHead(_ head: TreeHead, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO heads (size, root) VALUES (?, ?)")
            .execute(arguments: [head.size, Data(head.root.bytes)])
    }

    /// The stored frontier; nil when the row is missing or does not make sense: its root, which stands beside it, is another.
    static func load(_ database: Database) throws -> MerkleFrontier? {
        guard let row = try Row.fetchOne(database, sql: "SELECT size, peaks FROM frontier WHERE id = 1"),
            let size = Int64.fromDatabaseValue(row["size"]), let bytes = Data.fromDatabaseValue(row["peaks"]),
            size >= 0, bytes.count.isMultiple(of: 32)
        else { return nil }
        var hashes = stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(bytes: bytes.dropFirst($0).prefix(32)) }
        // Without a root of its own, as the first version wrote it, its head is among the others.
        let root = hashes.count > size.nonzeroBitCount ? hashes.popLast() : size == 0 ? .empty : try head(size: size, in: database)?.root
        return MerkleFrontier(size: size, peaks: hashes).flatMap { $0.root == root ? $0 : nil }
    }

    /// How many events a tree covers, the newest or one that was kept.
    static func coveredSize(_ database: Database) throws -> Int64 {
        let sizes = "SELECT MAX(size) AS size FROM heads UNION ALL SELECT size FROM frontier"
        return try Int64.fetchOne(database, sql: "SELECT MAX(size) FROM (\(sizes))") ?? 0
    }

    /// The head of exactly that size, when there is one.
    static func head(size: Int64, in database: Database) throws -> TreeHead? {
        try Row.fetchOne(database, sql: "SELECT size, root FROM heads WHERE size = ?", arguments: [size]).flatMap(head)
    }

    static func head(_ row: Row) -> TreeHead? {
        guard let size = Int64.fromDatabaseValue(row["size"]), let bytes = Data.fromDatabaseValue(row["root"]),
            let root = TreeHash(bytes: bytes)
        else { return nil }
        return TreeHead(size: size, root: root)
    }
}
