import Foundation
import Processes
import SystemPackage

/// Writes `network.jsonl`. Nothing is let through that cannot be written down.
final class NetworkLog: Sendable {
    /// A job that asks and asks fills no disk.
    static let limit = 16 << 20

    private let file: FileDescriptor
    private let state = Locked((bytes: 0, isFull: false))

    init(path: String) throws(ExecutionError) {
        do {
            file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .append, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
    }

    deinit { try? file.close() }

    /// Whether another connection can be written down.
    var isOpen: Bool { state.withLock { !$0.isFull } }

    func append(_ connection: NetworkConnection) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(connection) + [10] else { return }
        state.withLock { state in
            state.bytes += line.count
            let written = try? file.writeAll(line)
            if written == nil || state.bytes > Self.limit { state.isFull = true }
        }
    }
}

extension LocalExecutor {
    /// Every connection that a job with a proxied network has asked for and that is over.
    package nonisolated func networkLog(_ job: Job) throws(ExecutionError) -> [NetworkConnection] {
        let path = job.spool.network
        guard access(path, F_OK) == 0 else { return [] }
        guard let bytes = SmallFile.read(path, limit: NetworkLog.limit + (1 << 20)) else {
            throw .unreadable(path: path, message: String(cString: strerror(errno)))
        }
        // A last line without an end is being written.
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
        return lines.compactMap { try? JSONDecoder().decode(NetworkConnection.self, from: Data($0)) }
    }
}
