import Foundation
import GRDB

/// The Merkle frontier and the tree heads in their tables.
enum FrontierTable {
    static func store(_ frontier: MerkleFrontier, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO frontier (id, size, peaks) VALUES (1, ?, ?)")
            .execute(arguments: [frontier.size, Data(frontier.peaks.flatMap(\.bytes))])
    }

    static func storeHead(_ head: TreeHead, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO heads (size, root) VALUES (?, ?)")
            .execute(arguments: [head.size, Data(head.root.bytes)])
    }

    /// The stored frontier; nil when the row is missing or does not make sense.
    static func load(_ database: Database) throws -> MerkleFrontier? {
        guard let row = try Row.fetchOne(database, sql: "SELECT size, peaks FROM frontier WHERE id = 1"),
            let size = Int64.fromDatabaseValue(row["size"]), let bytes = Data.fromDatabaseValue(row["peaks"]),
            bytes.count.isMultiple(of: 32)
        else { return nil }
        let peaks = stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(bytes: bytes.dropFirst($0).prefix(32)) }
        return MerkleFrontier(size: size, peaks: peaks)
    }

    /// The newest head; that of the empty tree when there is none.
    static func newestHead(_ database: Database) throws -> TreeHead? {
        guard let row = try Row.fetchOne(database, sql: "SELECT size, root FROM heads ORDER BY size DESC LIMIT 1") else {
            return TreeHead(size: 0, root: .empty)
        }
        return head(row)
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
