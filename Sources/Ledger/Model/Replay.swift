import Domain
import Foundation
import GRDB

/// The read model as it comes out of the events, one after the other.
struct Replay {
    private(set) var model = ReadModel()
    private(set) var sequence: Int64 = 0
    /// The last event that changed a record.
    private var latest: [RecordName: Int64] = [:]

    init() {}

    /// Derives everything from the events of a ledger.
    ///
    /// - Parameter onRead: told how many events have been read, some thousands apart.
    init(_ database: Database, onRead: (Int64) -> Void = { _ in }) throws {
        try EventQuery.forEach(database) { event in
            try apply(event)
            if event.sequence % Int64(ParallelBatch.rows) == 0 { onRead(event.sequence) }
        }
    }

    /// - Throws: ``LedgerError/unreadable(sequence:detail:)`` when the event does not fit those before it.
    mutating func apply(_ recorded: RecordedEvent) throws(LedgerError) {
        do throws(EventRefusal) {
            for name in try model.replay(recorded) { latest[name] = recorded.sequence }
        } catch {
            throw .unreadable(sequence: recorded.sequence, detail: error.message)
        }
        sequence = recorded.sequence
    }

    var records: Int { latest.count }

    /// Hands over every row of the read model, in no order. Each is coded once, on all cores, some of them in memory at a time.
    func forEachRow(_ each: (RecordRow) throws -> Void) throws {
        let names = Array(latest)
        for start in stride(from: 0, to: names.count, by: ParallelBatch.records) {
            let coded = ParallelWork.map(Array(names[start..<min(names.count, start + ParallelBatch.records)])) { [model] name, sequence in
                Result { try model.record(name).map { try RecordRow($0, sequence: sequence) } }
            }
            for row in coded {
                if let row = try row.get() { try each(row) }
            }
        }
    }

    /// Where the tables differ from what the events come to, row by row. Empty when they are identical.
    func differences(from database: Database) throws -> [RecordDifference] {
        var differences: [RecordDifference] = []
        for table in RecordTable.allCases {
            var expected = expected(in: table)
            try ReadModelTables.forEachBatch(of: table, in: database) { rows in
                let pairs = rows.map { row in (row, row.flatMap { expected[$0.key] }) }
                let compared = ParallelWork.map(pairs) { [model] row, name -> RecordDifference.Kind? in
                    guard let row else { return .changed }
                    guard let name, let record = model.record(name.name) else { return .extra }
                    return (try? row.holds(record, sequence: name.sequence)) == true ? nil : .changed
                }
                for (row, kind) in zip(rows, compared) {
                    if let kind { differences.append(RecordDifference(table: table, key: row?.key ?? "", kind: kind)) }
                    if let row { expected[row.key] = nil }
                }
            }
            differences += expected.keys.sorted().map { RecordDifference(table: table, key: $0, kind: .missing) }
        }
        return differences
    }

    /// The records of a table by their keys.
    private func expected(in table: RecordTable) -> [String: (name: RecordName, sequence: Int64)] {
        var found: [String: (name: RecordName, sequence: Int64)] = [:]
        for (name, sequence) in latest where name.table == table { found[RecordRow.key(of: name)] = (name, sequence) }
        return found
    }
}
