import Foundation
import SystemPackage

/// Appends frames of any ``FrameFormat``. A frame is in the file whole, or not at all: what a failed write left is cut off again.
struct SpoolWriter: ~Copyable {
    private let file: FileDescriptor
    /// Bytes in the file.
    private(set) var end: Int64

    /// Makes the file, or empties it, and writes its magic.
    static func create(_ path: String, format: FrameFormat) throws(Errno) -> SpoolWriter {
        try at(path, format: format, end: 0)
    }

    /// Goes on in a file behind its first `end` bytes; what follows them is cut off. The file is made if it is not there.
    static func at(_ path: String, format: FrameFormat, end: Int64) throws(Errno) -> SpoolWriter {
        var writer = SpoolWriter(file: try open(path), end: end)
        if ftruncate(writer.file.rawValue, off_t(end)) != 0 { throw Errno(rawValue: errno) }
        if end == 0 { try writer.write(format.magic) }
        return writer
    }

    private init(file: FileDescriptor, end: Int64) {
        self.file = file
        self.end = end
    }

    deinit { try? file.close() }

    /// Appends bytes as one or more frames; no bytes are no frame.
    mutating func append(_ stream: Frame.Stream, _ payload: [UInt8], time: UInt64 = Timestamp.now()) throws(Errno) {
        var rest = payload[...]
        while !rest.isEmpty {
            let piece = rest.prefix(FrameFormat.payloadLimit)
            try append(kind: stream.rawValue, piece, time: time)
            rest = rest.dropFirst(piece.count)
        }
    }

    /// Appends one frame of at most ``FrameFormat/payloadLimit`` bytes.
    mutating func append(kind: UInt8, _ payload: ArraySlice<UInt8>, time: UInt64 = Timestamp.now()) throws(Errno) {
        try write(FrameFormat.encode(kind: kind, time: time, payload: payload))
    }

    /// Cuts the file at a place where a frame ended.
    mutating func cut(to end: Int64) {
        ftruncate(file.rawValue, off_t(end))
        self.end = end
    }

    /// Puts everything on the disk.
    func synchronize() throws(Errno) {
        if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
    }

    private mutating func write(_ bytes: [UInt8]) throws(Errno) {
        do {
            try file.writeAll(bytes)
            end += Int64(bytes.count)
        } catch {
            let cause = error as? Errno ?? .ioError
            ftruncate(file.rawValue, off_t(end))
            throw cause
        }
    }
}

private func open(_ path: String) throws(Errno) -> FileDescriptor {
    do {
        return try FileDescriptor.open(
            path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
    } catch {
        throw error as? Errno ?? .ioError
    }
}
