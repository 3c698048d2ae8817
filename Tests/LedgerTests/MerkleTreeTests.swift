import Foundation
import Ledger
import Testing

/// The tree, the roots and the proofs that the tests of google/certificate-transparency use.
private enum Reference {
    static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6f),
    ]
    static let leaves = entries.map { TreeHash.leaf($0) }
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
}

@Suite struct MerkleTreeTests {
    @Test func knownRoots() {
        #expect(TreeHash.empty.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(MerkleFrontier().root == .empty)
        var frontier = MerkleFrontier()
        for (leaf, root) in zip(Reference.leaves, Reference.roots) {
            frontier.append(leaf)
            #expect(frontier.root.description == root)
        }
        #expect(frontier.size == 8)
    }

    /// Leaf counted from 0, size of the tree, proof.
    @Test(arguments: [
        (0, 1, []),
        (
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ])
    func knownInclusionProofs(index: Int, size: Int, proof: [String]) {
        let found = MerkleTree.inclusionProof(of: index, in: Array(Reference.leaves.prefix(size)))
        #expect(found?.map(\.description) == proof)
    }

    /// Old size, new size, proof.
    @Test(arguments: [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ])
    func knownConsistencyProofs(old: Int, new: Int, proof: [String]) {
        let found = MerkleTree.consistencyProof(from: old, in: Array(Reference.leaves.prefix(new)))
        #expect(found?.map(\.description) == proof)
    }

    @Test func everyProofOfEveryTreeUpTo40() throws {
        let leaves = (0..<40).map { TreeHash.leaf([UInt8($0)]) }
        for size in 1...leaves.count {
            let tree = Array(leaves.prefix(size))
            let head = TreeHead(size: Int64(size), root: MerkleTree.root(of: tree))
            for index in 0..<size {
                let proof = try #require(MerkleTree.inclusionProof(of: index, in: tree))
                #expect(MerkleTree.verifyInclusion(of: tree[index], at: Int64(index), in: head, proof: proof))
                #expect(!MerkleTree.verifyInclusion(of: .empty, at: Int64(index), in: head, proof: proof))
                #expect(!MerkleTree.verifyInclusion(of: tree[index], at: Int64(index), in: head, proof: proof + [.empty]))
                if size > 1 {
                    #expect(!MerkleTree.verifyInclusion(of: tree[index], at: Int64((index + 1) % size), in: head, proof: proof))
                    #expect(!MerkleTree.verifyInclusion(of: tree[index], at: Int64(index), in: head, proof: Array(proof.dropLast())))
                }
            }
            for old in 1...size {
                let before = TreeHead(size: Int64(old), root: MerkleTree.root(of: leaves.prefix(old)))
                let proof = try #require(MerkleTree.consistencyProof(from: old, in: tree))
                #expect(MerkleTree.verifyConsistency(from: before, to: head, proof: proof))
                let other = TreeHead(size: before.size, root: .empty)
                #expect(!MerkleTree.verifyConsistency(from: other, to: head, proof: proof))
                #expect(!MerkleTree.verifyConsistency(from: before, to: TreeHead(size: head.size, root: .empty), proof: proof))
                #expect(!MerkleTree.verifyConsistency(from: before, to: head, proof: proof + [.empty]))
            }
        }
        #expect(MerkleTree.inclusionProof(of: 40, in: leaves) == nil)
        #expect(MerkleTree.consistencyProof(from: 0, in: leaves) == nil)
        #expect(MerkleTree.consistencyProof(from: 41, in: leaves) == nil)
    }

    @Test func aFrontierGoesOnWhereItWasStored() throws {
        var whole = MerkleFrontier()
        for number in 0..<100 {
            let stored = try #require(MerkleFrontier(size: whole.size, peaks: whole.peaks))
            #expect(stored == whole)
            whole.append(.leaf([UInt8(number)]))
        }
        #expect(whole.root == MerkleTree.root(of: (0..<100).map { TreeHash.leaf([UInt8($0)]) }))
        #expect(MerkleFrontier(size: 3, peaks: [.empty]) == nil)
        #expect(MerkleFrontier(size: -1, peaks: Array(repeating: .empty, count: 64)) == nil)
    }
}
