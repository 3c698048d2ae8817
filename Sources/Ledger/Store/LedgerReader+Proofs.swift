import Domain
import Foundation
import GRDB

extension LedgerReader {
    /// The leaf hash of an event; nil when there is no such event.
    package func leaf(of sequence: Int64) throws(LedgerError) -> TreeHash? {
        try read { database in
            try Data.fetchOne(database, sql: "SELECT leaf FROM events WHERE sequence = ?", arguments: [sequence])
                .flatMap { TreeHash(bytes: $0) }
        }
    }

    /// Shows that an event is in the tree of the first `size` events. Reads that many hashes.
    ///
    /// - Returns: the event's leaf hash and the proof for ``MerkleTree/verifyInclusion(of:at:in:proof:)`` (place: sequence − 1);
    ///   nil when the event is not among them.
    package func inclusionProof(of sequence: Int64, size: Int64) throws(LedgerError) -> (leaf: TreeHash, proof: [TreeHash])? {
        let leaves = try read { try EventQuery.leaves($0, size: size) }
        guard Int64(leaves.count) == size, sequence >= 1, sequence <= size,
            let proof = MerkleTree.inclusionProof(of: Int(sequence - 1), in: leaves)
        else { return nil }
        return (leaves[Int(sequence - 1)], proof)
    }

    /// Shows that the first `old` events are the beginning of the first `new` ones. Reads that many hashes.
    ///
    /// - Returns: the proof for ``MerkleTree/verifyConsistency(from:to:proof:)``; nil unless 1 ≤ old ≤ new ≤ number of events.
    package func consistencyProof(from old: Int64, to new: Int64) throws(LedgerError) -> [TreeHash]? {
        let leaves = try read { try EventQuery.leaves($0, size: new) }
        guard Int64(leaves.count) == new, old <= new else { return nil }
        return MerkleTree.consistencyProof(from: Int(old), in: leaves)
    }
}
