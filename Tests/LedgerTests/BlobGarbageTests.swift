import Domain
import Foundation
import Ledger
import Testing

@Suite struct BlobGarbageTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A store of a process before this one: what it put is nothing that this one put.
    private func earlier() -> BlobStore { BlobStore(state: folder.file("state")) }

    @Test("What events name stays with all that it names in turn, and what this process put stays in any case")
    func unnamed() throws {
        let before = earlier()
        let skill = try before.put(text: "a skill")
        let definition = try before.put(text: "{\"skills\":[\"\(skill)\"]}")
        let index = try before.put(text: "see \(definition).")
        let left = try before.put(text: "left behind, and names \(skill)")
        let blobs = earlier()
        let fresh = try blobs.put(text: "just put")
        let reached = try before.put(text: "named by what was just put")
        let naming = try blobs.put(text: "\(reached)")
        #expect(try blobs.unnamed(by: [index]).map(\.name) == [left])
        #expect(try blobs.unnamed(by: [index]).map(\.bytes) == [try blobs.size(of: left)])
        #expect(Set(try blobs.unnamed(by: []).map(\.name)) == [skill, definition, index, left])
        // What the ledger names needs no other protection, and keeps it.
        #expect(try blobs.unnamed(by: [index, fresh, naming]).map(\.name) == [left])
        #expect(try blobs.unnamed(by: [index]).map(\.name).contains(fresh))
    }

    @Test("A blob that is put again between the look and its removal stays")
    func putAgain() throws {
        let name = try earlier().put(text: "twice")
        let file = folder.file("file")
        try Data("twice too".utf8).write(to: file)
        let other = try earlier().put(file: file)
        let blobs = earlier()
        #expect(try blobs.unnamed(by: []).map(\.name).sorted() == [name, other].sorted())
        try blobs.put(text: "twice")
        try blobs.put(file: file)
        for name in [name, other] {
            #expect(try !blobs.remove(name))
            #expect(try blobs.verify(name))
        }
        #expect(try earlier().remove(name))
        #expect(try earlier().remove(name), "removing it again is fine")
        #expect(!blobs.exists(name))
        #expect(throws: BlobError.self) { try blobs.remove("../../etc/passwd") }
    }

    @Test("Removals and puts of the same bytes at once: what put returned is there")
    func race() async throws {
        for round in 0..<40 {
            let text = "round \(round)"
            let name = try earlier().put(text: text)
            let blobs = earlier()
            async let removed = Task { try blobs.remove(name) }.value
            async let put = Task { try blobs.put(text: text) }.value
            _ = try await (removed, put)
            #expect(blobs.exists(name))
        }
    }

    @Test("A blob that cannot be read might name any other: nothing is told of")
    func unreadable() throws {
        let before = earlier()
        let kept = try before.put(text: "kept")
        _ = try before.put(text: "left")
        try FileManager.default.removeItem(at: before.url(of: kept))
        try FileManager.default.createDirectory(at: before.url(of: kept), withIntermediateDirectories: true)
        #expect(throws: BlobError.self) { try earlier().unnamed(by: [kept]) }
    }

    @Test("The names in the ledger are read from the entries as they are")
    func digests() throws {
        let name = ContentDigest.hex(of: "prompt")
        let store = try LedgerStore(state: folder.file("ledger"))
        try store.append([Sample.added(1, title: "about \(name)")], at: Sample.at(1))
        try store.append([Sample.added(2)], at: Sample.at(2))
        #expect(try store.reader.digests() == [name])
        try store.close()
    }
}
