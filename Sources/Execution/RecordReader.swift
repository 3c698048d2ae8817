import Foundation
import SystemPackage

/// Reads frames of any ``FrameFormat`` from an offset on, one at a time, from a file that may be growing and may hold anything.
struct RecordReader: Sendable {
    /// One frame, whatever its kind means.
    struct Record: Sendable {
        let kind: UInt8
        let time: UInt64
        let payload: [UInt8]
    }

    /// What stands at the reader's place; see ``SpoolReader/Step``.
    enum Step: Sendable {
        case record(Record)
        case end
        case incomplete(at: UInt64)
        case torn(at: UInt64, reason: String)
    }

    /// Where the next frame begins.
    private(set) var offset: UInt64
    private let path: String
    private let format: FrameFormat
    private var window: [UInt8] = []
    private var windowStart: UInt64 = 0
    private var checkedMagic = false

    init(path: String, format: FrameFormat, from offset: UInt64 = 0) {
        self.path = path
        self.format = format
        // No file is that long; so the arithmetic behind an offset from anywhere cannot overflow.
        self.offset = min(max(offset, UInt64(FrameFormat.magicSize)), UInt64(Int64.max) / 2)
    }

    /// The next step. Errors only when the file is there and cannot be read; a file that is not there is an empty one.
    mutating func next() throws(ExecutionError) -> Step {
        if !checkedMagic {
            let head = try load(0, FrameFormat.magicSize)
            if head.isEmpty { return .end }
            if head.count < FrameFormat.magicSize, format.magic.starts(with: head) { return .incomplete(at: 0) }
            guard head.elementsEqual(format.magic) else {
                return .torn(at: 0, reason: "the file does not begin like a spool of version \(format.magic[7])")
            }
            checkedMagic = true
        }
        let header = try load(offset, FrameFormat.headerSize)
        if header.isEmpty { return .end }
        if header.count < FrameFormat.headerSize { return .incomplete(at: offset) }
        let length = Int(Self.integer(header.prefix(4)) as UInt32)
        let time = Self.integer(header.suffix(8)) as UInt64
        let kind = header[header.startIndex + 4]
        guard length <= FrameFormat.payloadLimit, format.kinds.contains(kind) else {
            return .torn(at: offset, reason: "no frame begins here")
        }
        let size = FrameFormat.headerSize + length + FrameFormat.trailerSize
        let bytes = try load(offset, size)
        if bytes.count < size { return .incomplete(at: offset) }
        let body = bytes.dropLast(FrameFormat.trailerSize)
        guard body.withUnsafeBytes({ CRC32.checksum($0) }) == Self.integer(bytes.suffix(FrameFormat.trailerSize)) as UInt32 else {
            return .torn(at: offset, reason: "the checksum does not match")
        }
        offset += UInt64(size)
        return .record(Record(kind: kind, time: time, payload: Array(body.dropFirst(FrameFormat.headerSize))))
    }

    /// Up to `count` bytes at `start`, fewer at the end of the file. Reads ahead, so that small frames cost no call each.
    private mutating func load(_ start: UInt64, _ count: Int) throws(ExecutionError) -> ArraySlice<UInt8> {
        if start < windowStart || start + UInt64(count) > windowStart + UInt64(window.count) {
            window = try read(at: start, count: max(count, FrameFormat.payloadLimit + 64))
            windowStart = start
        }
        let first = Int(start - windowStart)
        return window[min(first, window.count)..<min(first + count, window.count)]
    }

    /// Opens anew each time, so that a tail that waits holds no descriptor.
    private func read(at start: UInt64, count: Int) throws(ExecutionError) -> [UInt8] {
        guard let position = Int64(exactly: start) else { return [] }
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? file.close() }
            var buffer = [UInt8](repeating: 0, count: count)
            let got = try buffer.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: position, into: $0) }
            // A tail that waits keeps its window: not the room for what was not there.
            if got < count / 2 { return Array(buffer[..<got]) }
            buffer.removeLast(count - got)
            return buffer
        } catch Errno.noSuchFileOrDirectory {
            return []
        } catch {
            throw .unreadable(path: path, message: "\(error)")
        }
    }

    private static func integer<Integer: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> Integer {
        bytes.reversed().reduce(0) { $0 << 8 | Integer($1) }
    }
}
