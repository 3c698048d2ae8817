package import Domain
package import Foundation
import GRDB

/// The one writer of a ledger.
///
/// A class with a lock and not an actor: the caller decides on ``model`` and appends what it decided without a suspension in between, so
/// nothing can come between the decision and its event. `append` blocks for one transaction (well under a millisecond, plus the disk's
/// fsync). Reads through ``reader`` run beside a transaction, from any thread.
package final class LedgerStore: Sendable {
    struct Writer: Sendable {
        var frontier: MerkleFrontier
        /// Size of the head that `ledger.head` holds.
        var headSize: Int64
        /// Nil once closed.
        var lock: WriterLock?
    }

    /// Reads of events and proofs.
    package let reader: LedgerReader
    let files: LedgerFiles
    let pool: DatabasePool
    let writer: Locked<Writer>
    let published: Locked<ReadModel>
    /// Where lanes that are over are read.
    let archive: LaneArchive
    /// Events that ``model`` surely holds.
    private let publishedSize: Locked<Int64>
    let subscribers = Subscribers()
    private let options: LedgerOptions

    /// Opens the ledger of a state folder for writing; makes both when there are none.
    ///
    /// - Throws: ``LedgerError/held(by:path:)`` when another process writes it; `newer`, `foreign`, `damaged`, `truncated` with the file
    ///   left as it is; `full`, `io`.
    package init(state: URL, options: LedgerOptions = LedgerOptions()) throws(LedgerError) {
        let files = LedgerFiles(state: state)
        do {
            try FileManager.default.createDirectory(
                atPath: files.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .io(path: files.folder, detail: "the state folder cannot be made: \(error.localizedDescription)")
        }
        let lock = try WriterLock(path: files.lock)
        let kept = try HeadFile.read(files)
        archive = LaneArchive(database: files.database)
        do {
            let pool = try LedgerDatabase.openWriter(files.database, options: options, kept: kept)
            let found = try pool.write { [archive] in
                try LedgerState($0, path: files.database, kept: kept, archive: archive, onReading: options.onReading)
            }
            self.pool = pool
            published = Locked(found.model)
            publishedSize = Locked(found.frontier.size)
            writer = Locked(Writer(frontier: found.frontier, headSize: kept?.size ?? 0, lock: lock))
        } catch let failure as FileFailure {
            throw LedgerError(failure)
        } catch {
            throw LedgerError(error, database: files.database)
        }
        self.files = files
        self.options = options
        reader = LedgerReader(connection: pool, files: files)
    }

    /// The state that all events so far come to.
    package var model: ReadModel { published.withLock { $0 } }

    /// How many events there are, without waiting for a transaction that is under way. A ``model`` that is asked for after it holds them all.
    package var size: Int64 { publishedSize.withLock { $0 } }

    /// The tree head over all events so far.
    package var head: TreeHead { writer.withLock { $0.frontier.head } }

    /// Appends events in one transaction: all of them or none.
    ///
    /// - Parameters:
    ///   - drafts: each is checked against the state that the ones before it leave.
    ///   - time: the moment of all of them. It may lie before that of earlier events, as clocks go back; the order is that of the sequence.
    /// - Returns: the events with their places. They are on the disk.
    /// - Throws: ``LedgerError/refused(_:)`` when one does not fit, `full`, `io`, `closed`. Nothing has changed then, on the disk or in
    ///   memory.
    @discardableResult
    package func append(_ drafts: [(actor: String, event: Event)], at time: Timestamp) throws(LedgerError) -> [RecordedEvent] {
        guard !drafts.isEmpty else { return [] }
        return try writer.withLock { (writer) throws(LedgerError) in
            guard writer.lock != nil else { throw .closed(path: files.database) }
            let model = model
            let batch = try Batch(drafts, at: time, after: writer.frontier, model: model)
            try keepFormer(batch, model)
            let keepsHead = batch.frontier.size - writer.headSize >= options.headInterval
            do {
                try pool.write { try batch.write($0, keepsHead: keepsHead) }
            } catch {
                throw LedgerError(error, database: files.database)
            }
            published.withLock { model in
                for (record, sequence) in batch.records {
                    if case .lane(let lane) = record {
                        model.store(record, in: ArchivedLane(lane.id, sequence: sequence, in: archive))
                    } else {
                        model.store(record)
                    }
                }
            }
            publishedSize.withLock { $0 = batch.frontier.size }
            writer.frontier = batch.frontier
            if keepsHead { writeHead(&writer) }
            subscribers.send(batch.recorded)
            return batch.recorded
        }
    }

    /// Who holds a model from before an append keeps the lanes that it has, although their rows will be others.
    private func keepFormer(_ batch: Batch, _ model: ReadModel) throws(LedgerError) {
        for case (.lane(let lane), _) in batch.records {
            do throws(StoredLaneFault) {
                try model.lanes.version(of: lane.id)?.keep()
            } catch {
                throw .refused("\(lane.id): \(error)")
            }
        }
    }

    /// Writes `ledger.head`, whose head the database has by then. A failure is not the caller's: its events are on the disk, and the next append tries again.
    private func writeHead(_ writer: inout Writer) {
        guard (try? HeadFile.write(writer.frontier.head, to: files)) != nil else { return }
        writer.headSize = writer.frontier.size
    }

    /// Keeps the newest head at the end.
    func keepLastHead(_ writer: inout Writer) {
        guard writer.frontier.size > writer.headSize else { return }
        let head = writer.frontier.head
        guard (try? pool.write { try FrontierTable.keepHead(head, in: $0) }) != nil else { return }
        writeHead(&writer)
    }
}
