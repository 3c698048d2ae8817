import Foundation
import Processes
import SystemPackage

/// Opens what a command reads.
enum JobInput {
    /// A descriptor at its start. Text travels through an unlinked file: the runner then need not feed a pipe.
    static func open(_ input: JobSpec.Input, in spool: Spool) throws(ProcessError) -> FileDescriptor {
        do {
            switch input {
            // The channel's pipe is ``JobChannel``'s.
            case .none, .channel: return try FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec)
            case .file(let path): return try regularFile(path)
            case .text(let text):
                let path = spool.folder + "/input"
                let file = try FileDescriptor.open(
                    path, .readWrite, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
                unlink(path)
                try file.writeAll(text.utf8)
                try file.seek(offset: 0, from: .start)
                return file
            }
        } catch let error as ProcessError {
            throw error
        } catch {
            var what = "its text"
            if case .file(let path) = input { what = path.debugDescription }
            throw .inputUnavailable(message: "\(what): \(error)")
        }
    }

    /// Opening a fifo would wait for its writer, and nobody could stop the job.
    private static func regularFile(_ path: String) throws -> FileDescriptor {
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
        var info = stat()
        if fstat(file.rawValue, &info) == 0, info.st_mode & S_IFMT == S_IFREG { return file }
        try? file.close()
        throw ProcessError.inputUnavailable(message: "\(path.debugDescription) is not a regular file")
    }
}
