import Domain
import Foundation

/// Writes a turn's transcript from its beginning. One writer at a time.
final class TranscriptWriter {
    private let handle: FileHandle
    private let encoder = JSONEncoder.canonical
    private var pending = Data()
    private(set) var count = 0

    /// Bytes that are collected before they are written.
    private static let batch = 64 << 10

    /// What an earlier server wrote is replaced: the same frames are read again.
    init(_ file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard
            FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw DeskError(
                .failed, "cannot write the transcript \(file.path); check the free space and the permissions of the state folder")
        }
        handle = try FileHandle(forWritingTo: file)
    }

    func append(_ content: TranscriptContent, at time: Timestamp) throws {
        count += 1
        pending.append(try encoder.encode(TranscriptEntry(number: count, time: time, content: content)))
        pending.append(10)
        if pending.count >= Self.batch { try flush() }
    }

    /// Returns whether anything was written.
    @discardableResult
    func flush() throws -> Bool {
        guard !pending.isEmpty else { return false }
        try handle.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
        return true
    }

    deinit { try? handle.close() }
}
