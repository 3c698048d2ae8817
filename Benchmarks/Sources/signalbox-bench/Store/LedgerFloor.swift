/// The least that checking a ledger can be: each event read and its leaf hash computed, by Python's SQLite and SHA-256 on one core.
enum LedgerFloor {
    static let name = "Python reads each event and computes its leaf hash"

    private static let source = #"""
        import hashlib, sqlite3, sys
        rows = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True).execute("SELECT entry, leaf FROM events ORDER BY sequence")
        sys.exit(any(hashlib.sha256(b"\0" + entry).digest() != leaf for entry, leaf in rows))
        """#

    static func run(_ database: String) throws { try Tool.run(AgentWorkspace.python(), ["-c", source, database]) }
}
