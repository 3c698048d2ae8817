import Domain
import Foundation
import GRDB

/// The read model as it comes out of the events, one after the other.
struct Replay {
    private struct Slot: Hashable {
        let table: RecordTable
        let key: String
    }

    private(set) var model = ReadModel()
    private(set) var sequence: Int64 = 0
    private var latest: [Slot: (record: Domain.Record, sequence: Int64)] = [:]

    init() {}

    /// Derives everything from the events of a ledger.
    init(_ database: Database) throws {
        try EventQuery.forEach(database) { try apply($0) }
    }

    /// - Throws: ``LedgerError/unreadable(sequence:detail:)`` when the event does not fit those before it.
    mutating func apply(_ recorded: RecordedEvent) throws(LedgerError) {
        do throws(EventRefusal) {
            for record in try model.changes(for: recorded) {
                model.store(record)
                latest[Slot(table: record.table, key: RecordRow.key(of: record))] = (record, recorded.sequence)
            }
        } catch {
            throw .unreadable(sequence: recorded.sequence, detail: error.message)
        }
        sequence = recorded.sequence
    }

    /// Every row of the read model.
    func rows() throws -> [RecordRow] {
        let encoder = EventCoding.encoder()
        return try latest.values.map { try RecordRow($0.record, sequence: $0.sequence, encoder: encoder) }
    }

    /// Where the tables differ from what the events come to, row by row. Empty when they are identical.
    func differences(from database: Database) throws -> [RecordDifference] {
        var differences: [RecordDifference] = []
        let derived = Dictionary(grouping: try rows(), by: \.table)
        for table in RecordTable.allCases {
            var expected = Dictionary((derived[table] ?? []).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
            for stored in try ReadModelTables.rows(of: table, in: database) ?? [] {
                guard let stored else {
                    differences.append(RecordDifference(table: table, key: "", kind: .changed))
                    continue
                }
                let match = expected.removeValue(forKey: stored.key)
                guard stored != match else { continue }
                differences.append(RecordDifference(table: table, key: stored.key, kind: match == nil ? .extra : .changed))
            }
            differences += expected.keys.sorted().map { RecordDifference(table: table, key: $0, kind: .missing) }
        }
        return differences
    }
}
