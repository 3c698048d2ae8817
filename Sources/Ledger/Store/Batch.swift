import Domain
import Foundation
import GRDB

/// Events that are appended together, checked and coded before the transaction begins.
struct Batch {
    /// Longer texts belong into blobs.
    static let longestEntry = 8 << 20

    private(set) var recorded: [RecordedEvent] = []
    /// Changed records, each in its last state, with the event that changed it.
    private(set) var records: [(record: Domain.Record, sequence: Int64)] = []
    private(set) var frontier: MerkleFrontier
    private var entries: [EventRow] = []
    private var rows: [RecordRow] = []

    init(
        _ drafts: [(actor: String, event: Event)], at time: Timestamp, after frontier: MerkleFrontier, model: ReadModel
    ) throws(LedgerError) {
        self.frontier = frontier
        var scratch = model
        // Stored into the scratch model only when another event follows: one event alone copies nothing.
        var pending: [Domain.Record] = []
        var latest: [String: (record: Domain.Record, sequence: Int64)] = [:]
        for draft in drafts {
            for record in pending { scratch.store(record) }
            let event = RecordedEvent(sequence: self.frontier.size + 1, time: time, actor: draft.actor, event: draft.event)
            try add(event)
            do throws(EventRefusal) {
                pending = try scratch.changes(for: event)
            } catch {
                throw .refused(error.message)
            }
            for record in pending {
                let key = RecordRow.key(of: record.name)
                // SQLite's texts end there.
                guard !key.contains("\0") else { throw .refused("a name holds a zero byte: \(key.debugDescription)") }
                latest["\(record.table.rawValue) \(key)"] = (record, event.sequence)
            }
        }
        do {
            for (_, value) in latest {
                records.append(value)
                rows.append(try RecordRow(value.record, sequence: value.sequence))
            }
        } catch {
            throw .refused("\(error)")
        }
    }

    private mutating func add(_ event: RecordedEvent) throws(LedgerError) {
        guard !event.actor.isEmpty, !event.actor.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .refused("\(event.actor.debugDescription) cannot be the actor of an event")
        }
        let entry: [UInt8]
        do {
            entry = try EventCoding.encode(event)
        } catch {
            throw .refused("\(event.event.kind) of \(event.event.subject) cannot be written: \(error)")
        }
        guard entry.count <= Self.longestEntry else {
            let name = "\(event.event.kind) of \(event.event.subject)"
            throw .refused("\(name) has \(entry.count) bytes, more than \(Self.longestEntry): put long texts into blobs")
        }
        // What is read back later has to be what the state in memory was made from.
        guard let read = try? EventCoding.decode(RecordedEvent.self, from: entry), read == event else {
            throw .refused("\(event.event.kind) of \(event.event.subject) is not the same after it was written and read")
        }
        let row = EventRow(event, entry: entry)
        frontier.append(row.leaf)
        entries.append(row)
        recorded.append(event)
    }

    /// Writes everything. To be called in a transaction.
    ///
    /// - Parameter keepsHead: whether the head that it leads to is to be kept.
    func write(_ database: Database, keepsHead: Bool) throws {
        for entry in entries { try entry.insert(database) }
        for row in rows { try ReadModelTables.upsert(row, in: database) }
        try ReadModelTables.stamp(sequence: frontier.size, in: database)
        try FrontierTable.store(frontier, in: database)
        if keepsHead { try FrontierTable.keepHead(frontier.head, in: database) }
    }
}
