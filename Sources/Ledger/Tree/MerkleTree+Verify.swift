extension MerkleTree {
    /// Whether a leaf is at a place of a tree (RFC 9162, 2.1.3.2).
    ///
    /// - Parameters:
    ///   - leaf: the leaf's hash.
    ///   - index: its place, counted from 0.
    package static func verifyInclusion(of leaf: TreeHash, at index: Int64, in head: TreeHead, proof: [TreeHash]) -> Bool {
        guard index >= 0, index < head.size else { return false }
        var (position, last, hash) = (index, head.size - 1, leaf)
        for step in proof {
            guard last != 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = .node(step, hash)
                while position & 1 == 0, position != 0 { (position, last) = (position >> 1, last >> 1) }
            } else {
                hash = .node(hash, step)
            }
            (position, last) = (position >> 1, last >> 1)
        }
        return last == 0 && hash == head.root
    }

    /// Whether the leaves of one tree are the beginning of another's (RFC 9162, 2.1.4.2).
    package static func verifyConsistency(from old: TreeHead, to new: TreeHead, proof: [TreeHash]) -> Bool {
        guard old.size >= 1, old.size <= new.size else { return false }
        if old.size == new.size { return proof.isEmpty && old.root == new.root }
        var steps = proof
        // A complete old tree is itself the first node of the path.
        if old.size & (old.size - 1) == 0 { steps.insert(old.root, at: 0) }
        guard let first = steps.first else { return false }
        var (position, last) = (old.size - 1, new.size - 1)
        while position & 1 == 1 { (position, last) = (position >> 1, last >> 1) }
        var (oldHash, newHash) = (first, first)
        for step in steps.dropFirst() {
            guard last != 0 else { return false }
            if position & 1 == 1 || position == last {
                oldHash = .node(step, oldHash)
                newHash = .node(step, newHash)
                while position & 1 == 0, position != 0 { (position, last) = (position >> 1, last >> 1) }
            } else {
                newHash = .node(newHash, step)
            }
            (position, last) = (position >> 1, last >> 1)
        }
        return last == 0 && oldHash == old.root && newHash == new.root
    }
}
