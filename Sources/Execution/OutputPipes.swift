import CPlatform
import Foundation
import SystemPackage

/// The two pipes that a command writes to, as its reader sees them.
struct OutputPipes: ~Copyable {
    private var ends: [(stream: Frame.Stream, reader: FileDescriptor, writer: FileDescriptor)] = []
    private var open: [(stream: Frame.Stream, reader: FileDescriptor)] = []
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    init() throws(ExecutionError) {
        for stream in [Frame.Stream.stdout, .stderr] {
            var pair: [Int32] = [-1, -1]
            let code = cp_pipe(&pair)
            guard code == 0, cp_set_nonblocking(pair[0]) == 0 else {
                throw .runnerUnavailable("pipes: \(String(cString: strerror(code)))")
            }
            ends.append((stream, FileDescriptor(rawValue: pair[0]), FileDescriptor(rawValue: pair[1])))
        }
        open = ends.map { ($0.stream, $0.reader) }
    }

    deinit {
        buffer.deallocate()
        for end in open { try? end.reader.close() }
        for end in ends { try? end.writer.close() }
    }

    /// To become the command's descriptor 1.
    var childOutput: Int32 { ends[0].writer.rawValue }
    /// To become the command's descriptor 2.
    var childError: Int32 { ends[1].writer.rawValue }

    /// Once the command has its ends; otherwise no end of file is ever seen.
    mutating func closeChildEnds() {
        for end in ends { try? end.writer.close() }
        ends = []
    }

    /// Waits for output, a signal, an instant, or until `writer` takes something. Returns whether a signal is there.
    func wait(signals: FileDescriptor, writer: FileDescriptor?, until end: ContinuousClock.Instant?) -> Bool {
        Self.wait([signals] + open.map(\.reader), writer: writer, until: end)
    }

    /// Waits for a signal or an instant. Returns whether a signal is there.
    func waitForSignal(_ signals: FileDescriptor, until end: ContinuousClock.Instant) -> Bool {
        Self.wait([signals], until: end)
    }

    /// Takes at most one chunk from each pipe, so that a flood does not keep the caller from its other duties.
    /// Returns whether there was any.
    @discardableResult
    mutating func read(into recorder: inout OutputRecorder) -> Bool {
        var any = false
        for (stream, reader) in open {
            do {
                let count = try reader.read(into: buffer)
                if count == 0 {
                    close(stream)
                } else {
                    any = true
                    recorder.record(stream, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                }
            } catch Errno.wouldBlock {
                continue
            } catch {
                close(stream)
            }
        }
        return any
    }

    /// Takes what is left, without waiting for anybody who might still hold a pipe open.
    mutating func drain(into recorder: inout OutputRecorder) {
        while read(into: &recorder) {}
    }

    private mutating func close(_ stream: Frame.Stream) {
        for end in open where end.stream == stream { try? end.reader.close() }
        open.removeAll { $0.stream == stream }
    }

    private static func wait(
        _ descriptors: [FileDescriptor], writer: FileDescriptor? = nil, until end: ContinuousClock.Instant?
    ) -> Bool {
        var milliseconds: Int32 = -1
        if let end {
            let left = max(.zero, end - .now) / .milliseconds(1)
            // Rounded up: too early would be a busy loop for the last fraction.
            milliseconds = Int32(min(left.rounded(.up), 3_600_000))
        }
        var polled = descriptors.map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
        if let writer { polled.append(pollfd(fd: writer.rawValue, events: Int16(POLLOUT), revents: 0)) }
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return false }
        return polled[0].revents != 0
    }
}
