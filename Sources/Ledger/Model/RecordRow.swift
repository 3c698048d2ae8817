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

    init(_ record: Domain.Record, sequence: Int64, encoder: JSONEncoder) throws {
        table = record.table
        key = Self.key(of: record.name)
        self.sequence = sequence
        var brief: Data?
        let document: Data
        switch record {
        case .target(let value): document = try encoder.encode(value)
        case .lane(let value):
            document = try encoder.encode(value)
            if value.isSettled { brief = try encoder.encode(LaneBrief(value)) }
        case .pullRequest(let value): document = try encoder.encode(value)
        case .repository(let value): document = try encoder.encode(value)
        case .workspace(let value): document = try encoder.encode(value)
        }
        self.brief = brief.map { [UInt8]($0) }
        self.document = [UInt8](document)
    }

    /// Nil when a column does not hold what it must.
    init?(_ row: Row, table: RecordTable) {
        guard let key = String.fromDatabaseValue(row[0]), let sequence = Int64.fromDatabaseValue(row[1]),
            let document = Data.fromDatabaseValue(row[3])
        else { return nil }
        self.table = table
        self.key = key
        self.sequence = sequence
        let brief: DatabaseValue = row[2]
        self.brief = Data.fromDatabaseValue(brief).map { [UInt8]($0) }
        if self.brief == nil, !brief.isNull { return nil }
        self.document = [UInt8](document)
    }

    /// A record's key in one Unicode form: SQLite compares bytes where Swift's dictionaries compare characters, and the two must agree on
    /// what is the same record.
    static func key(of record: RecordName) -> String {
        switch record {
        // Nothing but ASCII.
        case .target, .lane, .workspace: record.key
        case .pullRequest, .repository: record.key.precomposedStringWithCanonicalMapping
        }
    }

    func record() throws -> Domain.Record {
        let decoder = JSONBytesDecoder()
        return switch table {
        case .targets: .target(try decoder.decode(Target.self, from: document))
        case .lanes: .lane(try decoder.decode(Lane.self, from: document))
        case .pullRequests: .pullRequest(try decoder.decode(PullRequest.self, from: document))
        case .repositories: .repository(try decoder.decode(RepositoryState.self, from: document))
        case .workspace: .workspace(try decoder.decode(WorkspaceState.self, from: document))
        }
    }
}
