import CPlatform
import Foundation
import SystemPackage

/// The runner's side of `control`: reads what was said, and feeds the command's standard input without ever waiting for it.
///
/// It holds one message in memory; those behind it stay in the file until their turn.
struct JobChannel: ~Copyable {
    /// Whether the last word on it was to pause.
    private(set) var wantsPause = false
    private let path: String
    private var reader: ControlReader
    private var queue: [ControlEntry] = []
    private var message: (key: String, bytes: [UInt8], sent: Int)?
    private var isClosing = false
    private var childEnd: FileDescriptor?
    private var writer: FileDescriptor?

    /// - Parameter feeds: whether the command's input is the channel, and not something that ``JobInput`` opens.
    init(path: String, feeds: Bool) throws(ExecutionError) {
        self.path = path
        reader = ControlReader(path: path)
        guard feeds else { return }
        var ends: [Int32] = [-1, -1]
        let code = cp_pipe(&ends)
        guard code == 0, cp_set_nonblocking(ends[1]) == 0 else {
            throw .runnerUnavailable("a pipe: \(String(cString: strerror(code)))")
        }
        childEnd = FileDescriptor(rawValue: ends[0])
        writer = FileDescriptor(rawValue: ends[1])
    }

    deinit {
        try? childEnd?.close()
        try? writer?.close()
    }

    /// To become the command's descriptor 0; `nil` when its input is not the channel.
    var childInput: FileDescriptor? { childEnd }

    /// Once the command has its end; otherwise it is never noticed that nobody reads any more.
    mutating func closeChildEnd() {
        try? childEnd?.close()
        childEnd = nil
    }

    /// What to wait for until it can be written to; `nil` when there is nothing to write.
    var blocked: FileDescriptor? { message == nil && queue.isEmpty ? nil : writer }

    /// Takes in what is new in the file.
    mutating func listen() throws(ExecutionError) {
        while let entry = try reader.next() {
            switch entry.content {
            case .message: queue.append(entry)
            case .close: isClosing = true
            case .pause: wantsPause = true
            case .resume: wantsPause = false
            }
        }
    }

    /// Writes one chunk, if the command's pipe takes any, and closes the pipe when that was said and everything is delivered.
    mutating func feed(_ recorder: inout OutputRecorder) {
        guard let writer else { return }
        if message == nil, !queue.isEmpty { load(&recorder) }
        if let (key, bytes, sent) = message {
            do {
                let count = try bytes[sent..<min(sent + (64 << 10), bytes.count)].withUnsafeBytes { $0.isEmpty ? 0 : try writer.write($0) }
                message?.sent += count
                guard sent + count == bytes.count else { return }
                message = nil
                recorder.input(key: key, bytes)
            } catch Errno.wouldBlock {
                return
            } catch Errno.interrupted {
                return
            } catch {
                close()
                recorder.note("the command does not read its input any more (\(error)). \(undelivered ?? "")")
                return
            }
        }
        if isClosing, queue.isEmpty, message == nil { close() }
    }

    /// The messages that the command did not take, in words.
    var undelivered: String? {
        let waiting = queue.map { entry -> String in
            if case .message(let key) = entry.content { key } else { "" }
        }
        let keys = [message?.key].compactMap { $0 } + waiting
        if keys.isEmpty { return nil }
        return "not delivered: " + keys.prefix(10).joined(separator: ", ") + (keys.count > 10 ? " and \(keys.count - 10) more" : "")
    }

    private mutating func load(_ recorder: inout OutputRecorder) {
        let entry = queue.removeFirst()
        guard case .message(let key) = entry.content else { return }
        do {
            guard let bytes = try ControlReader.bytes(of: entry, in: path) else {
                throw ExecutionError.unreadable(path: path, message: "it was changed")
            }
            message = (key, bytes, 0)
        } catch {
            recorder.note("the message \(key) is lost: \(error)")
        }
    }

    private mutating func close() {
        try? writer?.close()
        writer = nil
    }
}
