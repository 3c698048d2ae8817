/// The Merkle root over the first events of a ledger: whoever keeps one can later tell whether any of them was touched.
package struct TreeHead: Codable, Equatable, Sendable {
    /// Number of events it covers.
    package let size: Int64
    package let root: TreeHash

    package init(size: Int64, root: TreeHash) {
        self.size = size
        self.root = root
    }
}
