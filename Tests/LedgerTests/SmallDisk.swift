import Foundation

/// A file system in memory with little room (Linux, for who may mount).
struct SmallDisk: ~Copyable {
    struct MountFailed: Error {}

    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder(),
            (try? run("/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "none", folder.url.path])) != nil
        else { return false }
        return (try? run("/bin/umount", [folder.url.path])) != nil
    }()

    let folder: TemporaryFolder

    init(kilobytes: Int) throws {
        let folder = try TemporaryFolder()
        try Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", folder.url.path])
        self.folder = folder
    }

    func grow(kilobytes: Int) throws {
        try Self.run("/bin/mount", ["-o", "remount,size=\(kilobytes)k", folder.url.path])
    }

    deinit { try? Self.run("/bin/umount", ["-l", folder.url.path]) }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw MountFailed() }
    }
}
