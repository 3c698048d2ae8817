import Foundation
import SystemPackage

/// Takes what a command writes, redacts it, keeps it as frames, and counts.
struct OutputRecorder: ~Copyable {
    /// Why the job cannot go on.
    enum Trouble {
        case overLimit
        case spoolFailed(String)
    }

    private var writer: SpoolWriter
    private var stdout: Redactor
    private var stderr: Redactor
    private let limit: UInt64?
    private var isCut = false
    private var isBroken = false

    /// Bytes taken.
    private(set) var bytes: UInt64 = 0
    /// Set once, by what happened first.
    private(set) var trouble: Trouble?

    /// Makes the file of frames.
    init(path: String, secrets: [String], limit: UInt64?) throws(ExecutionError) {
        do {
            writer = try SpoolWriter.create(path)
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
        stdout = Redactor(secrets: secrets)
        stderr = stdout
        self.limit = limit
    }

    /// How often something was replaced.
    var redactions: Int { stdout.count + stderr.count }

    /// Takes a chunk; what is over the limit is dropped.
    mutating func record(_ stream: Frame.Stream, _ chunk: UnsafeRawBufferPointer) {
        if isCut || isBroken { return }
        var chunk = chunk
        if let limit, UInt64(chunk.count) > limit - bytes {
            isCut = true
            chunk = UnsafeRawBufferPointer(rebasing: chunk.prefix(Int(limit - bytes)))
        }
        bytes += UInt64(chunk.count)
        write(stream, stream == .stdout ? stdout.feed(chunk) : stderr.feed(chunk))
        if isCut {
            flush()
            note("the output is cut here: it reached its limit of \(limit ?? 0) bytes")
            trouble = trouble ?? .overLimit
        }
    }

    /// Adds a remark of the runner.
    mutating func note(_ text: String) {
        write(.note, Array(text.utf8))
    }

    /// Writes what the redactors held back and puts everything on the disk.
    mutating func finish() {
        flush()
        if isBroken { return }
        do { try writer.synchronize() } catch { fail(error) }
    }

    private mutating func flush() {
        write(.stdout, stdout.finish())
        write(.stderr, stderr.finish())
    }

    private mutating func write(_ stream: Frame.Stream, _ payload: [UInt8]) {
        if isBroken || payload.isEmpty { return }
        do { try writer.append(stream, payload) } catch { fail(error) }
    }

    private mutating func fail(_ error: Errno) {
        isBroken = true
        trouble = .spoolFailed("writing frames: \(error)")
    }
}
