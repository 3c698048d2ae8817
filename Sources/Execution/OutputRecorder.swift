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
    private let unused: Redactor
    private var inputRedactions = 0
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
            writer = try SpoolWriter.create(path, format: .frames)
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
        stdout = Redactor(secrets: secrets)
        stderr = stdout
        unused = stdout
        self.limit = limit
    }

    /// How often something was replaced.
    var redactions: Int { stdout.count + stderr.count + inputRedactions }

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

    /// Keeps a message that the command was given. It is whole, so its redactor holds nothing back.
    mutating func input(key: String, _ bytes: [UInt8]) {
        var redactor = unused
        let redacted = bytes.withUnsafeBytes { redactor.feed($0) } + redactor.finish()
        inputRedactions += redactor.count
        for piece in MessagePayload.pieces(key: key, redacted) { write(.input, piece) }
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
