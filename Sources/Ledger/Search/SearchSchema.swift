import GRDB

/// The tables of `search.sqlite`. All of it is derived: from the ledger's events and the transcripts' blobs.
enum SearchSchema {
    /// Kept in `PRAGMA user_version`. To be raised with every change of the tables or of what is indexed; an index of another version is
    /// dropped and derived again.
    static let version = 1
    /// Kept in `PRAGMA application_id`: "SBSX".
    static let application = 0x5342_5358

    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                -- id: the time in milliseconds and a place within it, so that the newest come first without sorting
                CREATE TABLE documents (
                    id INTEGER PRIMARY KEY,
                    lane INTEGER,
                    target INTEGER,
                    repository TEXT NOT NULL,
                    turn INTEGER,
                    entry INTEGER,
                    sequence INTEGER,
                    time INTEGER NOT NULL,
                    kind TEXT NOT NULL
                ) STRICT;
                CREATE INDEX documents_target ON documents (target) WHERE target IS NOT NULL;
                -- scope: words for the lane and the repository, so that a filter is part of the match
                CREATE VIRTUAL TABLE words USING fts5(text, scope, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So'");
                -- what was read of each turn's transcript: entries, bytes, and of which blob (null: of the file of a turn that goes on)
                CREATE TABLE turns (
                    lane INTEGER NOT NULL,
                    turn INTEGER NOT NULL,
                    entries INTEGER NOT NULL,
                    bytes INTEGER NOT NULL,
                    blob TEXT,
                    whole INTEGER NOT NULL,
                    PRIMARY KEY (lane, turn)
                ) STRICT, WITHOUT ROWID;
                -- the last event that was read, and its leaf in the ledger's tree
                CREATE TABLE events_read (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    sequence INTEGER NOT NULL,
                    leaf BLOB
                ) STRICT;
                INSERT INTO events_read VALUES (1, 0, NULL);
                PRAGMA application_id = \(application);
                PRAGMA user_version = \(version);
                """)
    }
}
