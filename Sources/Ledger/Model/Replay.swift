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
    /// - Parameters:
    ///   - path: the database's file.
    ///   - onRead: told how many events have been read, some thousands apart.
    init(_ database: Database, path: String, onRead: (Int64) -> Void = { _ in }) throws {
        try EventQuery.forEach(database, path: path) { event in
            try apply(event)
            if event.sequence.isMultiple(of: 8192) { onRead(event.sequence) }
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
        var names = Array(latest)[...]
        try ParallelWork.forEach(
            next: {
                defer { names = names.dropFirst(ParallelBatch.records) }
                return Array(names.prefix(ParallelBatch.records))
            },
            work: { [model] name, sequence in Result { try model.record(name).map { try RecordRow($0, sequence: sequence) } } },
            take: { if let row = try $0.get() { try each(row) } })
    }

    /// Where the tables differ from what the events come to, row by row. Empty when they are identical.
    func differences(from database: Database) throws -> [RecordDifference] {
        var differences: [RecordDifference] = []
        for table in RecordTable.allCases {
            var stored: Set<RecordName> = []
            var others: [RecordDifference] = []
            try ReadModelTables.rows(of: table, in: database)?.forEach { row in
                let name = row.flatMap(name)
                return (name, difference(row, name).map { RecordDifference(table: table, key: row?.key ?? "", kind: $0) })
            } take: { name, difference in
                if let name { stored.insert(name) }
                if let difference { others.append(difference) }
            }
            let missing = latest.keys.filter { $0.table == table && !stored.contains($0) }
            differences += others.sorted { $0.key < $1.key }
            differences += missing.map(RecordRow.key).sorted().map { RecordDifference(table: table, key: $0, kind: .missing) }
        }
        return differences
    }

    /// What a stored row is not; nil when it is what the events come to.
    private func difference(_ row: RecordRow?, _ name: RecordName?) -> RecordDifference.Kind? {
        guard let row else { return .changed }
        guard let name, let sequence = latest[name], let record = model.record(name) else { return .extra }
        return (try? row.holds(record, sequence: sequence)) == true ? nil : .changed
    }

    /// The derived record whose row it is.
    private func name(_ row: RecordRow) -> RecordName? {
        RecordName(row.key, in: row.table).flatMap { RecordRow.key(of: $0) == row.key && latest[$0] != nil ? $0 : nil }
    }

    /// Empties it without waiting: the records of a long ledger take most of a second to be freed, and nobody has to wait for that.
    mutating func letGo() {
        let all = Locked<Replay?>(self)
        self = Replay()
        DispatchQueue.global(qos: .utility).async { all.withLock { $0 = nil } }
    }
}
