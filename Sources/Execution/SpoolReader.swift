import Foundation
import SystemPackage

/// Reads frames from an offset on, one at a time, from a file that may be growing and may hold anything.
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

    /// Where the next frame begins.
    package private(set) var offset: UInt64
    private let path: String
    private var window: [UInt8] = []
    private var windowStart: UInt64 = 0
    private var checkedMagic = false

    /// - Parameter offset: 0 for the beginning, or a ``Frame/nextOffset``.
    package init(path: String, from offset: UInt64 = 0) {
        self.path = path
        // No file is that long; so the arithmetic behind an offset from anywhere cannot overflow.
        self.offset = min(max(offset, UInt64(FrameFormat.magic.count)), UInt64(Int64.max) / 2)
    }

    /// The next step. Errors only when the file is there and cannot be read; a file that is not there is an empty one.
    package mutating func next() throws(ExecutionError) -> Step {
        if !checkedMagic {
            let head = try load(0, FrameFormat.magic.count)
            if head.isEmpty { return .end }
            if head.count < FrameFormat.magic.count, FrameFormat.magic.starts(with: head) { return .incomplete(at: 0) }
            guard head.elementsEqual(FrameFormat.magic) else {
                return .torn(at: 0, reason: "the file does not begin like a spool of version \(FrameFormat.magic[7])")
            }
            checkedMagic = true
        }
        let header = try load(offset, FrameFormat.headerSize)
        if header.isEmpty { return .end }
        if header.count < FrameFormat.headerSize { return .incomplete(at: offset) }
        let length = Int(Self.integer(header.prefix(4)) as UInt32)
        let time = Self.integer(header.suffix(8)) as UInt64
        guard length <= FrameFormat.payloadLimit, let stream = Frame.Stream(rawValue: header[header.startIndex + 4]) else {
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
        return .frame(
            Frame(stream: stream, time: time, payload: Array(body.dropFirst(FrameFormat.headerSize)), nextOffset: offset))
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
