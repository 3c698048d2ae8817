import Foundation

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

extension Command.Input {
    /// A descriptor to be the child's standard input, positioned at its start. The caller closes it.
    ///
    /// Bytes travel through an unlinked file and not a pipe: a command that does not read its input then blocks nobody and
    /// causes no SIGPIPE here.
    func open() throws(ProcessError) -> FileDescriptor {
        switch self {
        case .none: try Self.open("/dev/null")
        case .file(let path): try Self.open(path)
        case .bytes(let bytes): try Self.unlinkedFile(bytes)
        }
    }

    private static func open(_ path: String) throws(ProcessError) -> FileDescriptor {
        do {
            return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        } catch {
            throw .inputUnavailable(message: "\(path.debugDescription): \(error)")
        }
    }

    private static func unlinkedFile(_ bytes: [UInt8]) throws(ProcessError) -> FileDescriptor {
        let folder = FilePath(NSTemporaryDirectory())
        let path = folder.appending("signalbox-input-\(UUID().uuidString)")
        do {
            let file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
            _ = unlink(path.string)
            do {
                try file.writeAll(bytes)
                try file.seek(offset: 0, from: .start)
            } catch {
                try? file.close()
                throw error
            }
            return file
        } catch {
            throw .inputUnavailable(message: "a temporary file in \(folder): \(error)")
        }
    }
}
