import Foundation
import Ledger
import Testing

@Suite struct ContentDigestTests {
    /// The examples of FIPS 180-4, and nothing.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownDigests(text: String, digest: String) {
        #expect(ContentDigest.hex(of: text) == digest)
        #expect(ContentDigest.hex(of: Data(text.utf8)) == digest)
    }

    @Test func aFileInPieces() throws {
        let folder = try TemporaryFolder()
        let bytes = [UInt8]((0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try Data(bytes).write(to: folder.file("big"))
        #expect(try ContentDigest.hex(ofFile: folder.file("big")) == ContentDigest.hex(of: bytes))
        #expect(throws: BlobError.self) { try ContentDigest.hex(ofFile: folder.file("none")) }
        #expect(throws: BlobError.self) { try ContentDigest.hex(ofFile: folder.url) }
    }
}
