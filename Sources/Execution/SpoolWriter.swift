import Foundation
import SystemPackage

/// Appends frames. A frame is in the file whole, or not at all: what a failed write left is cut off again.
struct SpoolWriter: ~Copyable {
    private let file: FileDescriptor
    private var end: Int64

    /// Makes the file and writes its magic.
    static func create(_ path: String) throws(Errno) -> SpoolWriter {
        var writer = SpoolWriter(file: try open(path))
        try writer.write(FrameFormat.magic)
        return writer
    }

    private init(file: FileDescriptor) {
        self.file = file
        end = 0
    }

    deinit { try? file.close() }

    /// Appends bytes as one or more frames.
    mutating func append(_ stream: Frame.Stream, _ payload: [UInt8], time: UInt64 = Timestamp.now()) throws(Errno) {
        var rest = payload[...]
        while !rest.isEmpty {
            let piece = rest.prefix(FrameFormat.payloadLimit)
            try write(FrameFormat.encode(stream: stream, time: time, payload: piece))
            rest = rest.dropFirst(piece.count)
        }
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
            path, .writeOnly, options: [.create, .truncate, .append, .closeOnExec], permissions: .ownerReadWrite)
    } catch {
        throw error as? Errno ?? .ioError
    }
}
