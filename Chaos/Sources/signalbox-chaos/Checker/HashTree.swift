/// A Merkle tree with the hashing of RFC 6962, 2.1, computed from the leaves by the definition and not as the ledger does it.
enum HashTree {
    static func leaf(_ entry: some Collection<UInt8>) -> [UInt8] { SHA256Sum.of([0] + Array(entry)) }

    static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { SHA256Sum.of([1] + left + right) }

    /// The roots over the first n leaves, for every n that is asked for.
    ///
    /// - Parameter leaves: the leaves' hashes.
    static func roots(_ leaves: [[UInt8]], sizes: Set<Int>) -> [Int: [UInt8]] {
        var whole: [Range<Int>: [UInt8]] = [:]
        func root(_ range: Range<Int>) -> [UInt8] {
            if range.count == 1 { return leaves[range.lowerBound] }
            if let known = whole[range] { return known }
            // The largest power of two below the count.
            var split = 1
            while split * 2 < range.count { split *= 2 }
            let middle = range.lowerBound + split
            let hash = node(root(range.lowerBound..<middle), root(middle..<range.upperBound))
            if range.count.nonzeroBitCount == 1 { whole[range] = hash }
            return hash
        }
        var result: [Int: [UInt8]] = [0: SHA256Sum.of([])]
        for size in sizes where size > 0 && size <= leaves.count { result[size] = root(0..<size) }
        return result
    }

    /// What the ledger keeps of its newest tree: the roots of the complete subtrees, the largest first, and the tree's own.
    static func frontier(_ leaves: [[UInt8]]) -> [UInt8] {
        (peaks(leaves) + [roots(leaves, sizes: [leaves.count])[leaves.count] ?? []]).flatMap { $0 }
    }

    private static func peaks(_ leaves: [[UInt8]]) -> [[UInt8]] {
        var start = 0
        var peaks: [[UInt8]] = []
        for bit in stride(from: 40, through: 0, by: -1) where leaves.count & (1 << bit) != 0 {
            let size = 1 << bit
            peaks.append(roots(Array(leaves[start..<(start + size)]), sizes: [size])[size] ?? [])
            start += size
        }
        return peaks
    }
}
