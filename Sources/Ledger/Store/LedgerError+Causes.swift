import GRDB

extension LedgerError {
    init(_ failure: FileFailure) {
        self = failure.isFull ? .full(path: failure.path) : .io(path: failure.path, detail: failure.detail)
    }

    /// What an error inside a transaction means for the caller.
    init(_ error: any Error, database path: String) {
        switch error {
        case let error as LedgerError:
            self = error
        case let error as DatabaseError:
            self.init(error, path: path)
        default:
            self = .io(path: path, detail: "\(error)")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "\(error.resultCode)"
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
            // The index of the write-ahead log could not grow.
            self = .full(path: path)
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(path: path)
        // The statements are fixed, so one that SQLite does not understand met tables that this program did not make.
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_FORMAT:
            self = .damaged(path: path, detail: detail)
        case .SQLITE_MISUSE, .SQLITE_ABORT: self = .closed(path: path)
        case .SQLITE_BUSY: self = .io(path: path, detail: "another program keeps it locked (\(detail))")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: self = .io(path: path, detail: "\(detail); check the permissions")
        default: self = .io(path: path, detail: detail)
        }
    }
}
