import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Runs short commands. Each runs in a session of its own, so that none can ask questions on a terminal, and is gone with its
/// whole process group when the call returns, also when the task is cancelled.
package enum ProcessRunner {
    /// Runs a command and keeps its output.
    package static func run(_ command: Command) async throws(ProcessError) -> ProcessOutput {
        var stdout: [UInt8] = []
        var tooLarge = false
        let ended = try await execute(
            command,
            onOutput: { bytes in
                guard stdout.count + bytes.count <= command.outputLimit else {
                    tooLarge = true
                    return false
                }
                stdout.append(contentsOf: bytes)
                return true
            },
            onError: { _ in })
        if tooLarge { throw .outputTooLarge(command: command.summary, limit: command.outputLimit) }
        return ProcessOutput(status: ended.status, stdout: stdout, stderr: ended.stderr)
    }

    /// Runs a command and hands over its output as it comes, so that memory stays flat.
    ///
    /// - Parameters:
    ///   - onOutput: called with each chunk of standard output; the buffer lives only during the call.
    ///   - onError: called with each chunk of standard error (git writes its progress there), concurrently with `onOutput`.
    /// - Returns: the status and the end of standard error; `stdout` is empty.
    package static func stream(
        _ command: Command,
        onOutput: (UnsafeRawBufferPointer) -> Void,
        onError: @escaping @Sendable (UnsafeRawBufferPointer) -> Void = { _ in }
    ) async throws(ProcessError) -> ProcessOutput {
        let ended = try await execute(
            command,
            onOutput: { bytes in
                onOutput(bytes)
                return true
            },
            onError: onError)
        return ProcessOutput(status: ended.status, stdout: [], stderr: ended.stderr)
    }

    /// - Parameter onOutput: returns whether it wants more; if not, the command is ended.
    private static func execute(
        _ command: Command,
        onOutput: (UnsafeRawBufferPointer) -> Bool,
        onError: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
    ) async throws(ProcessError) -> (status: Termination, stderr: String) {
        if Task.isCancelled { throw .cancelled(command: command.summary) }
        let input = try command.input.open()
        var options = PlatformOptions()
        options.createSession = true
        let graceful = TeardownStep.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
        options.teardownSequence = [graceful]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(command.executable)),
                arguments: Arguments(command.arguments),
                environment: .custom(Dictionary(uniqueKeysWithValues: command.environment.map { (.init(stringLiteral: $0), $1) })),
                workingDirectory: command.workingDirectory.map { FilePath($0) },
                platformOptions: options,
                input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                output: .sequence,
                error: .sequence
            ) { process in
                let pid = process.processIdentifier.value
                async let errors = drainErrors(process.standardError, limit: command.errorLimit, onError)
                for try await chunk in process.standardOutput {
                    guard chunk.withUnsafeBytes({ onOutput($0) }) else {
                        await process.teardown(using: [graceful])
                        break
                    }
                }
                let stderr = try await errors
                await ProcessExit.wait(for: pid)
                // The leader ended but is not reaped before this closure returns, so its group id cannot have been reused.
                kill(-pid, SIGKILL)
                return stderr
            }
            if Task.isCancelled { throw ProcessError.cancelled(command: command.summary) }
            let status: Termination =
                switch result.terminationStatus {
                case .exited(let code): .exited(code)
                case .signaled(let signal): .signaled(signal)
                }
            return (status, result.closureResult)
        } catch let error as ProcessError {
            throw error
        } catch let error as SubprocessError {
            throw explain(error, command)
        } catch {
            throw .failed(command: command.summary, message: "\(error)")
        }
    }

    private static func drainErrors(
        _ chunks: SubprocessOutputSequence, limit: Int, _ onError: @Sendable (UnsafeRawBufferPointer) -> Void
    ) async throws -> String {
        var kept: [UInt8] = []
        for try await chunk in chunks {
            chunk.withUnsafeBytes { bytes in
                onError(bytes)
                kept.append(contentsOf: bytes)
            }
            // Trimmed only at twice the limit, so that a flood is not moved byte by byte.
            if kept.count > 2 * limit { kept.removeFirst(kept.count - limit) }
        }
        return String(decoding: kept.suffix(limit), as: UTF8.self)
    }

    private static func explain(_ error: SubprocessError, _ command: Command) -> ProcessError {
        if Task.isCancelled { return .cancelled(command: command.summary) }
        return switch error.code {
        case .executableNotFound: .executableNotFound(name: command.executable, searched: command.executable)
        case .failedToChangeWorkingDirectory: .workingDirectoryMissing(path: command.workingDirectory ?? "")
        case .spawnFailed: .spawnFailed(command: command.summary, message: error.description)
        default: .failed(command: command.summary, message: error.description)
        }
    }
}
