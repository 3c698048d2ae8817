import Foundation
import Ledger
import Testing

@Suite struct BlobStoreTests {
    let folder: TemporaryFolder
    let blobs: BlobStore

    init() throws {
        folder = try TemporaryFolder()
        blobs = BlobStore(state: folder.file("state"))
    }

    @Test func putAndRead() throws {
        let name = try blobs.put(text: "hello")
        #expect(name == ContentDigest.hex(of: "hello"))
        #expect(try blobs.read(name, limit: 5) == Data("hello".utf8))
        #expect(try blobs.size(of: name) == 5)
        #expect(blobs.exists(name))
        #expect(try blobs.url(of: name).path.hasSuffix("state/blobs/\(name.prefix(2))/\(name.dropFirst(2))"))
        let mode = try FileManager.default.attributesOfItem(atPath: blobs.url(of: name).path)[.posixPermissions] as? Int
        #expect(mode == 0o400)
        #expect(try blobs.put(Data("hello".utf8)) == name)
        #expect(blobs.names() == [name])
        let empty = try blobs.put([UInt8]())
        #expect(try blobs.read(empty, limit: 0).isEmpty)
    }

    @Test func putAFile() throws {
        let bytes = Data((0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try bytes.write(to: folder.file("log"))
        let name = try blobs.put(file: folder.file("log"))
        #expect(name == ContentDigest.hex(of: bytes))
        #expect(try blobs.read(name, limit: 1 << 20) == bytes)
        #expect(throws: BlobError.self) { try blobs.put(file: folder.file("none")) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("state/blobs/tmp").path)
        #expect(left.isEmpty)
    }

    @Test func readingIsBounded() throws {
        let name = try blobs.put(text: "0123456789")
        #expect(throws: BlobError.tooLarge(name: name, size: 10, limit: 9)) { try blobs.read(name, limit: 9) }
        #expect(try blobs.read(name, from: 2, count: 3) == Data("234".utf8))
        #expect(try blobs.read(name, from: -3, count: 100) == Data("789".utf8))
        #expect(try blobs.read(name, from: -30, count: 2) == Data("01".utf8))
        #expect(try blobs.read(name, from: 30, count: 2).isEmpty)
    }

    @Test(arguments: [
        "", "ab", "../../../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
        String(repeating: "0", count: 63), "0/" + String(repeating: "0", count: 62), String(repeating: "٠", count: 64),
        "\u{1b}[31m" + String(repeating: "0", count: 59),
    ])
    func otherNamesAreRefused(name: String) {
        #expect(throws: BlobError.invalidName(name)) { try blobs.read(name, limit: 10) }
        #expect(throws: BlobError.invalidName(name)) { try blobs.url(of: name) }
        #expect(!blobs.exists(name))
        #expect(!"\(BlobError.invalidName(name))".contains("\u{1b}"))
    }

    @Test func aMissingBlobIsNamed() {
        let name = String(repeating: "0", count: 64)
        #expect(throws: BlobError.missing(name: name)) { try blobs.read(name, limit: 10) }
        #expect(throws: BlobError.missing(name: name)) { try blobs.verify(name) }
    }

    @Test func damageIsFoundAndHealed() throws {
        let name = try blobs.put(text: "evidence")
        #expect(try blobs.verify(name))
        let path = try blobs.url(of: name)
        try FileManager.default.removeItem(at: path)
        try Data("evidencf".utf8).write(to: path)
        #expect(try !blobs.verify(name))
        try Data("evi".utf8).write(to: path)
        try blobs.put(text: "evidence")
        #expect(try blobs.verify(name))
    }

    @Test func aLinkInABlobsPlaceIsNotFollowed() throws {
        let name = try blobs.put(text: "evidence")
        let path = try blobs.url(of: name)
        try FileManager.default.removeItem(at: path)
        try Data("evidence".utf8).write(to: folder.file("elsewhere"))
        try FileManager.default.createSymbolicLink(at: path, withDestinationURL: folder.file("elsewhere"))
        #expect(throws: BlobError.self) { try blobs.read(name, limit: 100) }
    }

    @Test func manyWritersOfTheSameBytes() async throws {
        let blobs = self.blobs
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<40 { group.addTask { try blobs.put(text: "same \(number % 4)") } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names.count == 4)
        for name in names { #expect(try blobs.verify(name)) }
    }

    @Test func leftoversAreSwept() throws {
        let name = try blobs.put(text: "kept")
        let left = folder.file("state/blobs/tmp/\(UUID().uuidString).tmp")
        try Data("half".utf8).write(to: left)
        blobs.sweep()
        #expect(!FileManager.default.fileExists(atPath: left.path))
        #expect(blobs.exists(name))
    }
}
