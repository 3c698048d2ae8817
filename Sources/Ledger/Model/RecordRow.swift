import Domain
import Foundation
import GRDB
import JSONReading

/// A record as its table of the read model holds it.
struct RecordRow: Equatable, Sendable {
    let table: RecordTable
    let key: String
    /// The last event that changed it.
    let sequence: Int64
    /// The JSON of a settled lane's ``Domain/LaneBrief``, coded as the record; nil for every other record.
    let brief: [UInt8]?
    /// The JSON of what the record holds, sorted keys, no spaces.
    let document: [UInt8]

    /// What a row has, in the order of the tables' columns: the brief before the long document, so that it is read without it.
    static let columns = "key, sequence, brief, document"

    init(_ record: Domain.Record, sequence: Int64) throws {
        table = record.table
        key = Self.key(of: record.name)
        self.sequence = sequence
        switch record {
        case .target(let value): (brief, document) = (nil, try EventCoding.encode(value))
        case .lane(let value):
            brief = value.isSettled ? try EventCoding.encode(LaneBrief(value)) : nil
            document = try EventCoding.encode(value)
        case .pullRequest(let value): (brief, document) = (nil, try EventCoding.encode(value))
        case .repository(let value): (brief, document) = (nil, try EventCoding.encode(value))
        case .workspace(let value): (brief, document) = (nil, try EventCoding.encode(value))
        }
    }

    /// The row at which a statement stands, which selects ``columns``. Nil when a column does not hold what it must.
    init?(_ statement: SQLiteStatement, table: RecordTable) {
        guard let key = SQLiteColumn.text(statement, 0), let sequence = SQLiteColumn.integer(statement, 1),
            let document = SQLiteColumn.bytes(statement, 3, { [UInt8]($0) })
        else { return nil }
        self.table = table
        self.key = key
        self.sequence = sequence
        brief = SQLiteColumn.bytes(statement, 2) { [UInt8]($0) }
        if brief == nil, !SQLiteColumn.isNull(statement, 2) { return nil }
        self.document = document
    }

    /// A record's key in one Unicode form: SQLite compares bytes where Swift's dictionaries compare characters, and the two must agree on
    /// what is the same record.
    static func key(of record: RecordName) -> String {
        switch record {
        // Nothing but ASCII.
        case .target, .lane, .workspace: record.key
        case .pullRequest, .repository:
            record.key.utf8.allSatisfy { $0 < 0x80 } ? record.key : record.key.precomposedStringWithCanonicalMapping
        }
    }

    /// Whether it is what a record was when an event changed it last.
    ///
    /// A text that an ``OrderedReader`` reads has its members in order and no others, so it need not be written once more to be compared.
    func holds(_ record: Domain.Record, sequence: Int64) throws -> Bool {
        guard self.sequence == sequence, key == Self.key(of: record.name), table == record.table else { return false }
        let isSame =
            switch record {
            case .target(let value): brief == nil && says(value)
            case .lane(let value): says(value) && (value.isSettled ? brief.map { Self.says(LaneBrief(value), $0) } ?? false : brief == nil)
            case .pullRequest(let value): brief == nil && says(value)
            case .repository, .workspace: false
            }
        return try isSame || RecordRow(record, sequence: sequence) == self
    }

    private func says(_ value: some OrderedReadable & Equatable) -> Bool { Self.says(value, document) }

    private static func says<Value: OrderedReadable & Equatable>(_ value: Value, _ document: [UInt8]) -> Bool {
        OrderedReader.read(Value.self, from: document) == value
    }

    /// The record; nil when it cannot be decoded or is another's.
    var found: Domain.Record? {
        guard let record = try? record(), Self.key(of: record.name) == key else { return nil }
        return record
    }

    private func record() throws -> Domain.Record {
        let decoder = JSONBytesDecoder()
        return switch table {
        case .targets: .target(try EventCoding.decode(Target.self, from: document))
        case .lanes: .lane(try EventCoding.decode(Lane.self, from: document))
        case .pullRequests: .pullRequest(try EventCoding.decode(PullRequest.self, from: document))
        case .repositories: .repository(try decoder.decode(RepositoryState.self, from: document))
        case .workspace: .workspace(try decoder.decode(WorkspaceState.self, from: document))
        }
    }
}
