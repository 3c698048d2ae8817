import Foundation

/// Where the ledger's files lie in a state folder.
struct LedgerFiles: Sendable {
    let folder: String

    init(state: URL) { folder = state.path }

    var database: String { "\(folder)/ledger.sqlite" }
    var lock: String { "\(folder)/ledger.lock" }
    var head: String { "\(folder)/ledger.head" }
}
