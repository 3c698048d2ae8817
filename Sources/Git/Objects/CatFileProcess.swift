import Subprocess
import SystemPackage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// One question to the running process.
struct CatFileRequest: Sendable {
    let id: ObjectID
    let wantsContent: Bool
    /// Which of the processes, counted from 1, it was meant for.
    let generation: Int
    let reply: CheckedContinuation<CatFileReply, any Error>

    func fail() {
        reply.resume(throwing: CatFileEnded(generation: generation))
    }
}

/// Its answer; empty when there is no such object.
struct CatFileReply: Sendable {
    var info: CatFile.Info?
    var content: [UInt8]?
}

/// The process ended before it answered.
struct CatFileEnded: Error {
    let generation: Int
}

/// The life of one `git cat-file --batch-command`.
struct CatFileProcess: Sendable {
    let repository: GitRepository

    /// Answers until the stream of questions ends or the process does. A question it could not answer is failed with ``CatFileEnded``.
    func serve(_ requests: AsyncStream<CatFileRequest>) async {
        Self.ignoreBrokenPipe
        let call = repository.client.invocation(repository.command(["cat-file", "--batch-command"]))
        let configuration = Configuration(
            executable: .path(FilePath(repository.client.executable)), arguments: Arguments(call.arguments.map { $0 + [0] }),
            environment: .custom(call.environment.map { Array("\($0.key)=\($0.value)\0".utf8) }))
        // The failure has been told to the one who asked; the next question starts a new process.
        _ = try? await Subprocess.run(configuration, input: .inputWriter, output: .sequence, error: .discarded) { process in
            var output = process.standardOutput.makeAsyncIterator()
            var buffer: [UInt8] = []
            for await request in requests {
                do {
                    let verb = request.wantsContent ? "contents" : "info"
                    _ = try await process.standardInputWriter.write("\(verb) \(request.id.hex)\n")
                    let reply = try await Self.answer(to: request, buffer: &buffer) {
                        try await output.next()?.withUnsafeBytes { Array($0) }
                    }
                    request.reply.resume(returning: reply)
                } catch {
                    request.fail()
                    throw error
                }
            }
        }
    }

    /// `OID TYPE SIZE LF`, with contents followed by that many bytes and LF; or `OID missing LF`.
    private static func answer(
        to request: CatFileRequest, buffer: inout [UInt8], more: () async throws -> [UInt8]?
    ) async throws -> CatFileReply {
        var end = buffer.firstIndex(of: 10)
        while end == nil {
            guard buffer.count < 4096, let next = try await more() else { throw CatFileEnded(generation: request.generation) }
            buffer += next
            end = buffer.firstIndex(of: 10)
        }
        let words = String(decoding: buffer[..<(end ?? 0)], as: UTF8.self).split(separator: " ")
        buffer.removeFirst((end ?? 0) + 1)
        guard words.count == 3, words[0] == request.id.hex, let size = Int(words[2]), size >= 0 else {
            guard words.count == 2, words[1] == "missing" else { throw CatFileEnded(generation: request.generation) }
            return CatFileReply()
        }
        var reply = CatFileReply(info: CatFile.Info(type: String(words[1]), size: size))
        if request.wantsContent {
            while buffer.count < size + 1 {
                guard let next = try await more() else { throw CatFileEnded(generation: request.generation) }
                buffer += next
            }
            reply.content = Array(buffer[..<size])
            buffer.removeFirst(size + 1)
        }
        return reply
    }

    /// Writing to a process that was killed must be an error here and not the end of the server.
    private static let ignoreBrokenPipe: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}
