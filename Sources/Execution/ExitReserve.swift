import Foundation
import SystemPackage

/// Space for the exit record, taken while there is some: a job that filled the disk must still be able to say so.
struct ExitReserve {
    static let size = 4096
    private let file: FileDescriptor
    private let temporary: String
    private let path: String

    /// Writes a block of blanks beside where the exit record will be.
    init(for path: String) throws(ExecutionError) {
        self.path = path
        temporary = path + ".reserve"
        do {
            file = try FileDescriptor.open(
                temporary, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
            try file.writeAll([UInt8](repeating: 0x20, count: Self.size))
        } catch {
            throw .unwritable(path: temporary, message: "\(error)")
        }
    }

    /// Overwrites the block, cuts it to size, and gives it its name. To be called once.
    func commit(_ bytes: [UInt8]) throws(ExecutionError) {
        do {
            try file.writeAll(toAbsoluteOffset: 0, bytes)
            try file.resize(to: Int64(bytes.count))
            try DurableFile.check(fsync(file.rawValue))
            try file.close()
            try DurableFile.check(rename(temporary, path))
            try DurableFile.synchronizeFolder(of: path)
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
    }
}
