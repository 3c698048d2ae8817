import Crypto
package import Foundation

/// A hash of an RFC 6962 Merkle tree: 32 bytes of SHA-256, coded as lowercase hexadecimal digits.
package struct TreeHash: Codable, Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Nil unless there are 32 bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.bytes = Array(bytes)
    }

    /// Nil unless the text is 64 lowercase hexadecimal digits.
    package init?(hex: String) {
        guard let bytes = Hexadecimal.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    private init(_ digest: SHA256.Digest) { bytes = Array(digest) }

    /// The root of a tree without leaves: the hash of nothing (RFC 6962, 2.1).
    package static let empty = TreeHash(SHA256().finalize())

    /// The hash of a leaf: SHA-256(0x00 ‖ entry) (RFC 6962, 2.1).
    package static func leaf(_ entry: some DataProtocol) -> TreeHash {
        var hash = SHA256()
        hash.update(data: [0x00] as [UInt8])
        hash.update(data: entry)
        return TreeHash(hash.finalize())
    }

    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962, 2.1).
    package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var hash = SHA256()
        hash.update(data: [0x01] as [UInt8])
        hash.update(data: left.bytes)
        hash.update(data: right.bytes)
        return TreeHash(hash.finalize())
    }

    package var description: String { Hexadecimal.text(bytes) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = TreeHash(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not 64 hexadecimal digits")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
