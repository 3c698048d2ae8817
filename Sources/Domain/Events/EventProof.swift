/// That an event is part of the ledger: an inclusion proof of its Merkle tree (RFC 9162, section 2.1.3), hashes in hexadecimal.
package struct EventProof: Codable, Equatable, Sendable {
    package var sequence: Int64
    package var leaf: String
    /// From the leaf's sibling up to the root.
    package var path: [String]
    /// Events of the tree, and its root.
    package var size: Int64
    package var root: String

    package init(sequence: Int64, leaf: String, path: [String], size: Int64, root: String) {
        self.sequence = sequence
        self.leaf = leaf
        self.path = path
        self.size = size
        self.root = root
    }
}
