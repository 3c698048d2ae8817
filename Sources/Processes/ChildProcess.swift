import CPlatform
import Foundation

/// A child started without Subprocess: normally in its own session and group, and not bound to the life of this process.
package struct ChildProcess: Sendable {
    /// Its process identifier; also its process group and session if it has its own.
    package let pid: Int32

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - executable: a path; a relative one counts from `workingDirectory`.
    ///   - arguments: the whole vector, the name first.
    ///   - environment: all of it.
    ///   - descriptors: what become 0, 1 and 2; `nil` stands for /dev/null. Nothing else is inherited.
    ///   - ownSession: whether it leads a session and a group of its own, or stays in ours.
    package static func start(
        executable: String,
        arguments: [String],
        environment: [String: String],
        workingDirectory: String?,
        input: Int32?,
        output: Int32?,
        error: Int32?,
        ownSession: Bool = true
    ) throws(ProcessError) -> ChildProcess {
        try check(executable: executable, workingDirectory: workingDirectory)
        let pairs = environment.map { "\($0.key)=\($0.value)" }.sorted()
        // posix_spawn takes C strings: a NUL would silently cut one short.
        if let bad = (arguments + pairs).first(where: { $0.utf8.contains(0) }) {
            throw .spawnFailed(command: executable.debugDescription, message: "a NUL byte in \(String(bad.prefix(80)).debugDescription)")
        }
        var pid: Int32 = 0
        let descriptors = [input ?? -1, output ?? -1, error ?? -1]
        let code = withCStrings(arguments) { arguments in
            withCStrings(pairs) { environment in
                cp_spawn(executable, arguments, environment, workingDirectory, descriptors, ownSession, &pid)
            }
        }
        guard code == 0 else {
            throw .spawnFailed(command: executable.debugDescription, message: String(cString: strerror(code)))
        }
        return ChildProcess(pid: pid)
    }

    /// posix_spawn does not say which of its steps failed, so the likely ones are looked at first.
    private static func check(executable: String, workingDirectory: String?) throws(ProcessError) {
        var path = executable
        if let workingDirectory {
            var info = stat()
            guard stat(workingDirectory, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, access(workingDirectory, X_OK) == 0 else {
                throw .workingDirectoryMissing(path: workingDirectory)
            }
            if !path.hasPrefix("/") { path = workingDirectory + "/" + path }
        }
        guard ExecutableFinder.isExecutable(path) else { throw .executableNotFound(name: executable, searched: path) }
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        return body(pointers)
    }
}
