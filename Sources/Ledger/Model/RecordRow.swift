import Domain
import Foundation
import GRDB

/// A record as its table of the read model holds it.
struct RecordRow: Equatable, Sendable {
    let table: RecordTable
    let key: String
    /// The JSON of what the record holds, sorted keys, no spaces.
    let document: Data
    /// The last event that changed it.
    let sequence: Int64

    init(_ record: Domain.Record, sequence: Int64, encoder: JSONEncoder) throws {
        table = record.table
        key = Self.key(of: record)
        self.sequence = sequence
        document =
            switch record {
            case .target(let value): try encoder.encode(value)
            case .lane(let value): try encoder.encode(value)
            case .pullRequest(let value): try encoder.encode(value)
            case .repository(let value): try encoder.encode(value)
            case .workspace(let value): try encoder.encode(value)
            }
    }

    /// Nil when a column does not hold what it must.
    init?(_ row: Row, table: RecordTable) {
        guard let key = String.fromDatabaseValue(row["key"]), let document = Data.fromDatabaseValue(row["document"]),
            let sequence = Int64.fromDatabaseValue(row["sequence"])
        else { return nil }
        self.table = table
        self.key = key
        self.document = document
        self.sequence = sequence
    }

    /// A record's key in one Unicode form: SQLite compares bytes where Swift's dictionaries compare characters, and the two must agree on
    /// what is the same record.
    static func key(of record: Domain.Record) -> String { record.key.precomposedStringWithCanonicalMapping }

    func record(with decoder: JSONDecoder) throws -> Domain.Record {
        switch table {
        case .targets: .target(try decoder.decode(Target.self, from: document))
        case .lanes: .lane(try decoder.decode(Lane.self, from: document))
        case .pullRequests: .pullRequest(try decoder.decode(PullRequest.self, from: document))
        case .repositories: .repository(try decoder.decode(RepositoryState.self, from: document))
        case .workspace: .workspace(try decoder.decode(WorkspaceState.self, from: document))
        }
    }
}
