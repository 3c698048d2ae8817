import API
import Control
import Hummingbird

/// Who asks, and whether they may.
struct CallerCheck: Sendable {
    let isInsideJob: @Sendable (Int32) -> Bool

    /// Throws ``DeskError`` with `refused` for a call that changes something and comes from inside a job, or from nobody knows where.
    func admit(_ verb: Verb, from peer: Peer?) throws(DeskError) {
        guard verb.changes else { return }
        guard let peer else { throw DeskError(.refused, "the system does not say which process asks, so nothing may be changed by it") }
        guard !isInsideJob(peer.pid) else {
            throw DeskError(
                .refused, "process \(peer.pid) runs inside a lane's job; only a person outside of it decides and changes things")
        }
    }

    /// The actor for the ledger.
    func actor(header: String?, peer: Peer?) throws(DeskError) -> String {
        guard let header else { return "operator:\(peer.map { "uid-\($0.uid)" } ?? "unknown")" }
        let isName =
            !header.isEmpty && header.utf8.count <= 64
            && header.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || Self.others.contains($0) }
        guard isName else {
            throw DeskError(.usage, "the operator's name has 1 to 64 bytes of letters, digits and . _ - @ +")
        }
        return "operator:\(header)"
    }

    private static let others = Set("0123456789._-@+".unicodeScalars)
}
