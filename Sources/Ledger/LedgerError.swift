/// Why the ledger could not be opened, read or written. After an error nothing has changed, neither on the disk nor in memory.
package enum LedgerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another process (or another part of this one) writes this ledger; nil when it has not said yet who it is.
    case held(by: LedgerHolder?, path: String)
    /// Written by a newer version of the program. The file was not touched.
    case newer(path: String, found: Int, known: Int)
    /// A database of something else.
    case foreign(path: String)
    case missing(path: String)
    /// The file is not what this program wrote.
    case damaged(path: String, detail: String)
    /// The newest events are gone: a tree head that covers more of them was kept.
    case truncated(path: String, found: Int64, expected: Int64)
    /// An event of the ledger that cannot be read or does not fit those before it.
    case unreadable(sequence: Int64, detail: String)
    /// The event does not fit the state it was meant for.
    case refused(String)
    /// No room on the disk, or the ledger's own limit is reached.
    case full(path: String)
    case io(path: String, detail: String)
    case closed(path: String)

    package var description: String {
        switch self {
        case .held(let holder, let path):
            """
            the ledger \(path) is in use by \(holder?.description ?? "another process"): use that server, or stop it first \
            (signalbox down)
            """
        case .newer(let path, let found, let known):
            """
            \(path) was written by a newer signalbox (ledger version \(found), this one knows \(known)): install that version; \
            nothing was changed
            """
        case .foreign(let path):
            "\(path) is not a ledger but another program's database: choose another state folder, or move that file away"
        case .missing(let path):
            "there is no ledger at \(path): start the server once (signalbox up), or name the workspace's state folder"
        case .damaged(let path, let detail):
            """
            \(path) is damaged: \(detail). Keep a copy of the state folder as it is, see what `signalbox ledger verify` finds, and restore \
            ledger.sqlite and ledger.head together from a backup
            """
        case .truncated(let path, let found, let expected):
            """
            \(path) holds \(found) events where \(expected) were written: the newest were removed, or an older copy was put back. Restore \
            the newest copy; to go on without those events knowingly, remove ledger.head beside it
            """
        case .unreadable(let sequence, let detail):
            "event \(sequence) of the ledger cannot be used: \(detail). `signalbox ledger verify` says whether it was changed"
        case .refused(let message):
            message
        case .full(let path):
            "no space left for \(path): free some space on its disk and repeat; nothing was written"
        case .io(let path, let detail):
            "\(path): \(detail); nothing was written"
        case .closed(let path):
            "the ledger \(path) is closed: the server is stopping"
        }
    }
}
