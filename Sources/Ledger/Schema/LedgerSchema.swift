import Domain
import GRDB

/// The tables of `ledger.sqlite`.
enum LedgerSchema {
    /// Kept in `PRAGMA user_version`. To be raised with every change of the tables that hold events.
    ///
    /// 1: a tree head for each transaction, none beside the frontier. 2: see the table.
    static let version = 2
    /// To be raised when the same events come to other records or the records are coded differently: the tables are derived again then.
    static let readModelVersion = 9
    /// Kept in `PRAGMA application_id`: "SBLG".
    static let application = 0x5342_4C47

    /// Triggers by name. They keep this program and a careless hand from changing history; against a determined one there are the
    /// leaf hashes, the tree heads and `ledger.head`.
    static let triggers = [
        "events_kept": "BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never removed'); END",
        "events_fixed": "BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
        "events_gapless": """
        BEFORE INSERT ON events WHEN NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM events) \
        BEGIN SELECT RAISE(ABORT, 'events are numbered without a gap'); END
        """,
        "heads_kept": "BEFORE DELETE ON heads BEGIN SELECT RAISE(ABORT, 'tree heads are never removed'); END",
        "heads_fixed": "BEFORE UPDATE ON heads BEGIN SELECT RAISE(ABORT, 'tree heads are never changed'); END",
    ]

    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                -- entry: the event's JSON with sorted keys, exactly the bytes whose RFC 6962 leaf hash is beside it
                CREATE TABLE events (
                    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
                    time INTEGER NOT NULL,
                    actor TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    entry BLOB NOT NULL,
                    leaf BLOB NOT NULL CHECK (length(leaf) = 32)
                ) STRICT;
                CREATE INDEX events_subject ON events (subject, sequence);
                CREATE INDEX events_time ON events (time);
                -- every one that ledger.head holds or held: some events apart, that checking them is not most of checking the events
                CREATE TABLE heads (
                    size INTEGER PRIMARY KEY,
                    root BLOB NOT NULL CHECK (length(root) = 32)
                ) STRICT;
                -- the newest tree: the roots of its complete subtrees, so that opening the ledger hashes nothing, and then its own
                CREATE TABLE frontier (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    size INTEGER NOT NULL,
                    peaks BLOB NOT NULL
                ) STRICT;
                CREATE TABLE read_model (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    version INTEGER NOT NULL,
                    sequence INTEGER NOT NULL
                ) STRICT;
                """)
        for (name, text) in triggers.sorted(by: { $0.key < $1.key }) {
            try database.execute(sql: "CREATE TRIGGER \(name) \(text)")
        }
        try FrontierTable.store(MerkleFrontier(), in: database)
        try ReadModelTables.clear(database)
        try ReadModelTables.stamp(sequence: 0, in: database)
        try database.execute(sql: "PRAGMA application_id = \(application)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }
}
