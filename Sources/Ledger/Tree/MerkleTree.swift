/// Roots and proofs over the hashes of leaves (RFC 6962, 2.1; the names of the functions there are given).
package enum MerkleTree {
    /// The root over leaves: MTH.
    package static func root(of leaves: some RandomAccessCollection<TreeHash>) -> TreeHash {
        var frontier = MerkleFrontier()
        for leaf in leaves { frontier.append(leaf) }
        return frontier.root
    }

    /// The hashes that lead from a leaf to the root, the deepest first: PATH.
    ///
    /// - Parameter index: the leaf, counted from 0.
    /// - Returns: nil when there is no such leaf.
    package static func inclusionProof(of index: Int, in leaves: [TreeHash]) -> [TreeHash]? {
        leaves.indices.contains(index) ? path(index, leaves[...]) : nil
    }

    /// The hashes that show that the first `size` leaves are the beginning of all of them: PROOF.
    ///
    /// - Returns: nil unless `size` is between 1 and the number of leaves.
    package static func consistencyProof(from size: Int, in leaves: [TreeHash]) -> [TreeHash]? {
        size >= 1 && size <= leaves.count ? subproof(size, leaves[...], whole: true) : nil
    }

    private static func path(_ index: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        guard leaves.count > 1 else { return [] }
        let split = largestPowerOfTwo(below: leaves.count)
        let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
        return index < split ? path(index, left) + [root(of: right)] : path(index - split, right) + [root(of: left)]
    }

    private static func subproof(_ size: Int, _ leaves: ArraySlice<TreeHash>, whole: Bool) -> [TreeHash] {
        if size == leaves.count { return whole ? [] : [root(of: leaves)] }
        let split = largestPowerOfTwo(below: leaves.count)
        let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
        if size <= split { return subproof(size, left, whole: whole) + [root(of: right)] }
        return subproof(size - split, right, whole: false) + [root(of: left)]
    }

    private static func largestPowerOfTwo(below count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
