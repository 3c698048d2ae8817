import Foundation
import Subprocess
import SystemPackage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Spawns one short program and collects what it says. The only file of this room that knows how processes are started for
/// one-shot commands.
enum GitProcess {
    /// What came of it.
    struct Outcome: Sendable {
        /// Exit code; a signal N is 128 + N.
        let exit: Int32
        /// Standard output.
        let output: [UInt8]
        /// The last 16 KiB of standard error.
        let errorTail: [UInt8]
    }

    private static let errorLimit = 16 << 10

    /// Runs to the end. `ownSession` takes the controlling terminal away, so that ssh cannot ask on it.
    static func run(
        executable: String, arguments: [[UInt8]], environment: [String: String], input: [UInt8], outputLimit: Int, ownSession: Bool,
        shown: String, onErrorOutput: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> Outcome {
        var options = PlatformOptions()
        options.createSession = ownSession
        // Git that is told to end removes its lock files; git that is killed at once leaves them to whoever comes next.
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: ownSession, allowedDurationToNextStep: .seconds(2))]
        let variables = environment.map { Array("\($0.key)=\($0.value)\0".utf8) }
        // Subprocess copies raw arguments with strdup: each needs its terminator.
        let configuration = Configuration(
            executable: .path(FilePath(executable)), arguments: Arguments(arguments.map { $0 + [0] }), environment: .custom(variables),
            platformOptions: options)
        do {
            if input.isEmpty {
                return try await collect(configuration, input: .none, outputLimit: outputLimit, onErrorOutput: onErrorOutput)
            }
            // A file and not a pipe: a program that ends without reading its input cannot raise SIGPIPE here.
            let descriptor = try temporaryFile(holding: input)
            return try await collect(
                configuration, input: .fileDescriptor(descriptor, closeAfterSpawningProcess: true), outputLimit: outputLimit,
                onErrorOutput: onErrorOutput)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            if error.code == .outputLimitExceeded {
                throw GitError(
                    .outputTooLarge(limit: outputLimit), "Git's answer is larger than \(outputLimit) bytes.",
                    remedy: "Ask for less at once, or treat the change as too large to show.", command: shown)
            }
            throw GitError(
                .cannotStart, "Git could not be run: \(error.description)",
                remedy: "Check that \(executable) exists and that the machine can start processes.", command: shown)
        }
    }

    private static func collect<Input: InputProtocol>(
        _ configuration: Configuration, input: Input, outputLimit: Int, onErrorOutput: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> Outcome {
        let result = try await Subprocess.run(configuration, input: input, output: .bytes(limit: outputLimit), error: .sequence) {
            process in
            var tail: [UInt8] = []
            for try await chunk in process.standardError {
                let bytes = chunk.withUnsafeBytes { Array($0) }
                onErrorOutput?(bytes)
                tail += bytes
                if tail.count > 2 * errorLimit { tail.removeFirst(tail.count - errorLimit) }
            }
            return Array(tail.suffix(errorLimit))
        }
        try Task.checkCancellation()
        let exit: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        return Outcome(exit: exit, output: result.standardOutput, errorTail: result.closureResult)
    }

    private static func temporaryFile(holding bytes: [UInt8]) throws -> FileDescriptor {
        var name = Array((NSTemporaryDirectory() + "/signalbox-git-XXXXXX").utf8CString)
        let raw = mkstemp(&name)
        guard raw >= 0 else { throw GitError.storage("A temporary file could not be made", errno: errno) }
        unlink(name)
        let descriptor = FileDescriptor(rawValue: raw)
        do {
            try descriptor.writeAll(bytes)
            try descriptor.seek(offset: 0, from: .start)
            return descriptor
        } catch {
            try? descriptor.close()
            throw GitError.storage("A temporary file could not be written", errno: (error as? Errno)?.rawValue ?? EIO)
        }
    }
}
