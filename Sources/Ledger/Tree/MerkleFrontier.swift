/// A Merkle tree that only grows, kept as the roots of its complete subtrees: a leaf is added in O(log n) and no leaf is needed again.
package struct MerkleFrontier: Equatable, Sendable {
    /// Number of leaves.
    package private(set) var size: Int64 = 0
    /// Roots of the complete subtrees, the largest (leftmost) first: one for each 1 in the binary form of ``size``.
    package private(set) var peaks: [TreeHash] = []

    package init() {}

    /// A frontier as it was stored. Nil when the number of peaks does not fit the size.
    package init?(size: Int64, peaks: [TreeHash]) {
        guard size >= 0, peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Adds a leaf's hash.
    package mutating func append(_ leaf: TreeHash) {
        var hash = leaf
        var rest = size
        while rest & 1 == 1, let left = peaks.popLast() {
            hash = .node(left, hash)
            rest >>= 1
        }
        peaks.append(hash)
        size += 1
    }

    /// The root over all leaves so far.
    package var root: TreeHash {
        guard var hash = peaks.last else { return .empty }
        for left in peaks.dropLast().reversed() { hash = .node(left, hash) }
        return hash
    }

    package var head: TreeHead { TreeHead(size: size, root: root) }
}
