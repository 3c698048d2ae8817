import Foundation
import SystemPackage

/// What the executor knows of a job's `control` file: it is read once, and from then on each thing said costs one write.
struct ControlFile: Sendable {
    /// Keys of the messages in it.
    private(set) var keys: Set<String> = []
    /// Whether the end of the input was said.
    private(set) var isClosed = false
    /// Whether the last word on it was to pause.
    private(set) var isPaused = false
    private let path: String
    private var reader: ControlReader

    /// Reads the file; one that is not there is empty.
    init(path: String) throws(ExecutionError) {
        self.path = path
        reader = ControlReader(path: path)
        try refresh()
    }

    /// Reads what is new: normally nothing, as nobody else writes.
    mutating func refresh() throws(ExecutionError) {
        while let entry = try reader.next() {
            switch entry.content {
            case .message(let key): keys.insert(key)
            case .close: isClosed = true
            case .pause: isPaused = true
            case .resume: isPaused = false
            }
        }
    }

    /// Appends a message and puts it on the disk.
    mutating func appendMessage(key: String, _ bytes: [UInt8]) throws(ExecutionError) {
        let pieces = MessagePayload.pieces(key: key, bytes)
        try append(
            pieces.enumerated().map { ($0.offset == pieces.count - 1 ? ControlEntry.Kind.message : .piece, $0.element) })
    }

    /// Appends a word and puts it on the disk.
    mutating func append(_ kind: ControlEntry.Kind) throws(ExecutionError) {
        try append([(kind, [])])
    }

    private mutating func append(_ frames: [(kind: ControlEntry.Kind, payload: [UInt8])]) throws(ExecutionError) {
        try refresh()
        do {
            let isNew = access(path, F_OK) != 0
            let end = try Self.hasMagic(path) ? Int64(reader.end) : 0
            // Whatever follows the last complete entry was never said.
            var writer = try SpoolWriter.at(path, format: .control, end: end)
            do {
                for frame in frames { try writer.append(kind: frame.kind.rawValue, frame.payload[...]) }
                try writer.synchronize()
                if isNew { try DurableFile.synchronizeFolder(of: path) }
            } catch {
                // Half a message is no message, and one that may not be on the disk must not be delivered.
                writer.cut(to: end)
                throw error
            }
        } catch let error as ExecutionError {
            throw error
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
        try refresh()
    }

    /// Whether there is a file that begins as it should. A foreign file is an error rather than overwritten.
    private static func hasMagic(_ path: String) throws(ExecutionError) -> Bool {
        var probe = RecordReader(path: path, format: .control)
        switch try probe.next() {
        case .torn(at: 0, let reason): throw .unreadable(path: path, message: reason)
        case .incomplete(at: 0): return false
        case .end: return access(path, F_OK) == 0 && (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 > 0
        default: return true
        }
    }
}
