import Foundation

@testable import Execution

/// The file `frames` of a spool after any damage.
enum FrameTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        let file = SpoolBytes(format: .frames, bytes)
        var reader = SpoolReader(path: file.path)
        var before = reader.offset
        while case .frame(let frame)? = try? reader.next() {
            promise(frame.nextOffset > before && frame.nextOffset <= file.count, "a frame lies in the file, behind the one before")
            promise(frame.payload.count <= FrameFormat.payloadLimit, "a frame is bounded")
            _ = frame.message
            before = frame.nextOffset
        }
        // A reader that begins there stops there too.
        var again = SpoolReader(path: file.path, from: before)
        if case .frame? = try? again.next() { promise(false, "what cannot be read once is not read later") }
    }
}

/// The file `control`, and what is appended to one that was damaged.
enum ControlTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        let file = SpoolBytes(format: .control, bytes)
        guard var control = try? ControlFile(path: file.path) else { return }
        let keys = control.keys
        guard (try? control.appendMessage(key: "fuzz", [1, 10, 2])) != nil else { return }
        promise(control.keys == keys.union(["fuzz"]), "what is appended is there, and what was there still is")
        guard let again = try? ControlFile(path: file.path) else { return promise(false, "what was written can be read") }
        promise(again.keys == control.keys && again.isClosed == control.isClosed, "both readings are one")
    }
}

/// A file in memory that holds frames: the input is cut into payloads whose checksums are right, unless a piece says that it is damage.
private final class SpoolBytes {
    let path: String
    let count: UInt64

    init(format: FrameFormat, _ bytes: [UInt8]) {
        var content = format.magic
        if bytes.first == 0xFF {
            content = Array(bytes.dropFirst())
        } else {
            var rest = bytes[...]
            while let kind = rest.popFirst() {
                let length = min(Int(kind >> 3), rest.count)
                let payload = rest.prefix(length)
                rest = rest.dropFirst(length)
                content += kind & 7 == 7 ? Array(payload) : FrameFormat.encode(kind: kind & 7, time: UInt64(length), payload: payload)
            }
        }
        path = "/dev/shm/signalbox-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
        count = UInt64(content.count)
        _ = FileManager.default.createFile(atPath: path, contents: Data(content))
    }

    deinit { unlink(path) }
}
