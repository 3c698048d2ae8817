import Foundation

/// The newest tree head in a small file of its own, `ledger.head`: it shows when the newest rows of the database are removed.
enum HeadFile {
    /// Writes the head, atomically.
    static func write(_ head: TreeHead, to files: LedgerFiles) throws(LedgerError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let text = try? encoder.encode(head) else { return }
        do throws(FileFailure) {
            try DurableFile.write(in: files.folder, mode: 0o600) { (file) throws(FileFailure) in
                let result = text.withUnsafeBytes { bytes in Result { () throws(FileFailure) in try file.append(bytes) } }
                try result.get()
                return files.head
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// What ``read(_:)`` comes to.
    static func found(_ files: LedgerFiles) -> Result<TreeHead?, LedgerError> { Result { () throws(LedgerError) in try read(files) } }

    /// The head as it was last written; nil when none was.
    static func read(_ files: LedgerFiles) throws(LedgerError) -> TreeHead? {
        let bytes: [UInt8]?
        do throws(FileFailure) {
            bytes = try DurableFile.read(files.head, limit: 4096)
        } catch {
            throw LedgerError(error)
        }
        guard let bytes else { return nil }
        guard let head = try? JSONDecoder().decode(TreeHead.self, from: Data(bytes)) else {
            throw .damaged(path: files.head, detail: "it does not hold a tree head")
        }
        return head
    }
}
