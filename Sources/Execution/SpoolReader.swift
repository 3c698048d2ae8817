/// Reads ``Frame``s from an offset on, one at a time, from a file that may be growing and may hold anything.
package struct SpoolReader: Sendable {
    /// What stands at the reader's place.
    package enum Step: Sendable, Hashable {
        /// A whole frame; the reader is behind it now.
        case frame(Frame)
        /// The end of the file, between two frames. More may come.
        case end
        /// A frame that the file ends in. The rest may come while the runner lives; afterwards the tail is torn.
        case incomplete(at: UInt64)
        /// No frame: the bytes there are damaged, and nothing behind them can be trusted.
        case torn(at: UInt64, reason: String)
    }

    private var reader: RecordReader

    /// Where the next frame begins.
    package var offset: UInt64 { reader.offset }

    /// - Parameter offset: 0 for the beginning, or a ``Frame/nextOffset``.
    package init(path: String, from offset: UInt64 = 0) {
        reader = RecordReader(path: path, format: .frames, from: offset)
    }

    /// The next step. Errors only when the file is there and cannot be read; a file that is not there is an empty one.
    package mutating func next() throws(ExecutionError) -> Step {
        let start = reader.offset
        switch try reader.next() {
        case .end: return .end
        case .incomplete(let offset): return .incomplete(at: offset)
        case .torn(let offset, let reason): return .torn(at: offset, reason: reason)
        case .record(let record):
            guard let stream = Frame.Stream(rawValue: record.kind) else { return .torn(at: start, reason: "no frame begins here") }
            return .frame(Frame(stream: stream, time: record.time, payload: record.payload, nextOffset: reader.offset))
        }
    }
}
