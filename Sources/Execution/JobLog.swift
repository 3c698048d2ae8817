import SystemPackage

extension LocalExecutor {
    /// The last bytes of a job's output as it is now, streams interleaved as they came, notes on lines of their own.
    package nonisolated func logTail(_ job: Job, bytes limit: Int) throws(ExecutionError) -> [UInt8] {
        var tail: [UInt8] = []
        try Self.readLog(job) { piece in
            tail.append(contentsOf: piece)
            // Trimmed only at twice the limit, so that a long log is not moved byte by byte.
            if tail.count > max(2 * limit, 1 << 20) { tail.removeFirst(tail.count - limit) }
        }
        return Array(tail.suffix(max(0, limit)))
    }

    /// Writes a job's output as it is now to a file (mode 0600) as plain text, in the form of ``logTail(_:bytes:)``.
    ///
    /// - Returns: the number of bytes written.
    @discardableResult
    package nonisolated func copyLog(_ job: Job, to path: String) throws(ExecutionError) -> UInt64 {
        var count: UInt64 = 0
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
            defer { try? file.close() }
            try Self.readLog(job) { piece throws in
                try file.writeAll(piece)
                count += UInt64(piece.count)
            }
        } catch let error as ExecutionError {
            throw error
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
        return count
    }

    private static func readLog(_ job: Job, _ body: ([UInt8]) throws -> Void) throws(ExecutionError) {
        var reader = SpoolReader(path: job.spool.frames)
        var atLineStart = true
        do {
            while true {
                var piece: [UInt8]
                switch try reader.next() {
                case .end, .incomplete: return
                case .torn(let offset, let reason):
                    piece = note("the rest of this output is lost: damaged at byte \(offset), \(reason)", atLineStart)
                    return try body(piece)
                // What the server said is no output of the command.
                case .frame(let frame) where frame.stream == .input: continue
                case .frame(let frame):
                    piece = frame.stream == .note ? note(frame.text, atLineStart) : frame.payload
                }
                atLineStart = piece.last == 10
                try body(piece)
            }
        } catch let error as ExecutionError {
            throw error
        } catch {
            throw .unwritable(path: job.spool.folder, message: "\(error)")
        }
    }

    private static func note(_ text: String, _ atLineStart: Bool) -> [UInt8] {
        Array("\(atLineStart ? "" : "\n")[signalbox] \(text)\n".utf8)
    }
}
