/// Reads what was said completely. A tail that is being written, or was when the server died, is left for the next look.
struct ControlReader: Sendable {
    /// Behind the last complete entry.
    private(set) var end: UInt64
    private let path: String
    /// Kept for one run of entries only: it reads ahead, and the tail may be cut off and written anew.
    private var reader: RecordReader?

    init(path: String) {
        self.path = path
        end = UInt64(FrameFormat.magicSize)
    }

    /// The next complete entry, or `nil` when there is none now.
    mutating func next() throws(ExecutionError) -> ControlEntry? {
        var reader = self.reader ?? RecordReader(path: path, format: .control, from: end)
        self.reader = nil
        var key: String?
        while case .record(let record) = try reader.next(), let kind = ControlEntry.Kind(rawValue: record.kind) {
            let content: ControlEntry.Content
            switch kind {
            case .piece, .message:
                guard let piece = MessagePayload.split(record.payload), key == nil || key == piece.key else { return nil }
                key = piece.key
                if kind == .piece { continue }
                content = .message(key: piece.key)
            case .close: content = .close
            case .pause: content = .pause
            case .resume: content = .resume
            }
            // Pieces can only be followed by pieces.
            if kind != .message, key != nil { return nil }
            let entry = ControlEntry(content: content, start: end, end: reader.offset)
            end = reader.offset
            self.reader = reader
            return entry
        }
        return nil
    }

    /// The bytes of a message; `nil` when the file does not hold them any more.
    static func bytes(of entry: ControlEntry, in path: String) throws(ExecutionError) -> [UInt8]? {
        var reader = RecordReader(path: path, format: .control, from: entry.start)
        var bytes: [UInt8] = []
        while reader.offset < entry.end {
            guard case .record(let record) = try reader.next(), let piece = MessagePayload.split(record.payload) else { return nil }
            bytes.append(contentsOf: piece.bytes)
        }
        return bytes
    }
}
