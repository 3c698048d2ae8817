import Domain
import Foundation
import Testing

@testable import Ledger

@Suite struct DiskFullTests {
    @Test func theLedgersOwnLimit() throws {
        let folder = try TemporaryFolder()
        let store = try LedgerStore(state: folder.url, options: LedgerOptions(maximumBytes: 256 << 10))
        let path = folder.file("ledger.sqlite").path
        let (model, head) = try fill(store, expecting: .full(path: path))
        try store.close()
        // With room again, everything that was acknowledged is there and it goes on.
        let again = try LedgerStore(state: folder.url)
        #expect(again.model == model)
        #expect(again.head == head)
        try again.append([Sample.added(Int(head.size) + 1)], at: Sample.at(0))
        #expect(try again.verify().problems == [])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a tmpfs needs privileges"))
    func aFullDisk() throws {
        let disk = try SmallDisk(kilobytes: 1024)
        let state = disk.folder.url
        let store = try LedgerStore(state: state)
        let blobs = BlobStore(state: state)
        let (model, head) = try fill(store, expecting: .full(path: "\(state.path)/ledger.sqlite"))
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        let error = #expect(throws: BlobError.self) { try blobs.put(bytes) }
        guard case .full = error else {
            Issue.record("not told as a full disk: \(String(describing: error))")
            return
        }
        #expect(!blobs.exists(ContentDigest.hex(of: bytes)))
        #expect(store.model == model)
        #expect(try store.verify().problems == [])
        try disk.grow(kilobytes: 4096)
        try store.append([Sample.added(Int(head.size) + 1)], at: Sample.at(0))
        try blobs.put(bytes)
        try store.close()
        let again = try LedgerStore(state: state)
        #expect(again.head.size == head.size + 1)
        #expect(try again.verify().problems == [])
        try again.close()
    }

    /// Appends until there is no room, and checks that the refused event left nothing.
    private func fill(_ store: LedgerStore, expecting expected: LedgerError) throws -> (ReadModel, TreeHead) {
        let title = String(repeating: "x", count: 2000)
        for number in 1...5000 {
            let before = (store.model, store.head)
            do {
                try store.append([Sample.added(number, title: title)], at: Sample.at(0))
            } catch {
                #expect(error == expected)
                #expect(store.model == before.0)
                #expect(store.head == before.1)
                #expect(try store.reader.head() == before.1)
                #expect(number > 10)
                return before
            }
        }
        Issue.record("never full")
        return (store.model, store.head)
    }
}
