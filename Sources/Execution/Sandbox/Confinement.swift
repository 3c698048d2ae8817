import CPlatform
import Foundation
import SystemPackage

/// Why a sandbox cannot be set up. The command was not started.
struct SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
    let description: String
}

/// Puts a command into its sandbox: makes what the sandbox needs in the spool, starts its proxy, and wraps the command.
struct Confinement {
    let sandbox: Sandbox
    let spool: Spool

    /// The command that starts the sandbox, which starts the command.
    func confine(_ command: JobCommand) throws -> JobCommand {
        try check()
        return switch sandbox.tool.kind {
        case .bubblewrap: try bubblewrap(command)
        case .seatbelt: try seatbelt(command)
        }
    }

    private func bubblewrap(_ command: JobCommand) throws -> JobCommand {
        let support = spool.sandbox
        try makeSupport(support)
        let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let layout = SandboxLayout(sandbox, host: .current(), support: support, program: me, isFolder: Self.isFolder)
        let view = SandboxView(layout: layout)
        if view.outside(spool.folder) != nil { throw SandboxError(description: "the sandbox shows the job's own spool \(spool.folder)") }
        guard let folder = view.outside(command.workingDirectory), Self.isFolder(folder) == true else {
            throw SandboxError(description: "the working directory \(command.workingDirectory.debugDescription) is not in the sandbox")
        }
        let path = command.environment["PATH"] ?? JobCommand.defaultPath
        guard let program = view.program(command.executable, path: path, workingDirectory: command.workingDirectory) else {
            throw SandboxError(
                description:
                    "cannot find an executable \(command.executable.debugDescription) in the sandbox (PATH \(path.debugDescription))")
        }
        var confined = command
        confined.environment.merge(variables(temporary: "/tmp")) { _, new in new }
        confined.executable = sandbox.tool.path
        // The sandbox changes to the real one itself.
        confined.workingDirectory = "/"
        confined.arguments = Bubblewrap.arguments(sandbox, layout, workingDirectory: command.workingDirectory)
        if case .proxied(let allow) = sandbox.network {
            confined.proxy = try ProxyServer(
                listener: try listen(in: support), rules: allow.compactMap { HostRule($0) }, log: try NetworkLog(path: spool.network))
            confined.arguments += [me, "bridge", SandboxLayout.proxySocket]
        }
        confined.arguments += [program] + command.arguments.dropFirst()
        return confined
    }

    /// Not verified, see ``Seatbelt``.
    private func seatbelt(_ command: JobCommand) throws -> JobCommand {
        var confined = command
        confined.environment.merge(variables(temporary: sandbox.temporary)) { _, new in new }
        var port: UInt16 = 0
        if case .proxied(let allow) = sandbox.network {
            var listener: Int32 = -1
            let code = cp_listen_loopback(&port, &listener)
            guard code == 0 else { throw SandboxError(description: "the proxy cannot listen: \(String(cString: strerror(code)))") }
            confined.proxy = try ProxyServer(
                listener: listener, rules: allow.compactMap { HostRule($0) }, log: try NetworkLog(path: spool.network))
            confined.environment.merge(Bridge.variables(port: port)) { _, new in new }
        }
        confined.executable = sandbox.tool.path
        confined.arguments = [sandbox.tool.path, "-p", Seatbelt.profile(sandbox, proxyPort: port)] + command.arguments
        return confined
    }

    private func variables(temporary: String?) -> [String: String] {
        var variables = ["HOME": sandbox.home, "USER": "agent", "LOGNAME": "agent"]
        if let temporary { variables["TMPDIR"] = temporary }
        if case .proxied(let allow) = sandbox.network {
            // The sandbox's own loopback is reached directly, unless what is meant is the machine's.
            let named = Set(allow.compactMap { HostRule($0)?.host })
            let direct = ["localhost", "127.0.0.1", "::1"].filter { !named.contains($0) }.joined(separator: ",")
            variables["NO_PROXY"] = direct
            variables["no_proxy"] = direct
        }
        return variables
    }

    private func check() throws {
        if let objection = sandbox.objection() { throw SandboxError(description: objection) }
        let folders = [sandbox.home] + [sandbox.temporary].compactMap { $0 }
        let writable = folders + sandbox.writable + sandbox.binds.map(\.outside)
        for path in sandbox.readable + writable where Self.isFolder(path) == nil {
            throw SandboxError(description: "\(path.debugDescription), which the sandbox should show, does not exist")
        }
        for path in folders where Self.isFolder(path) == false {
            throw SandboxError(description: "\(path.debugDescription), which the sandbox should show, is not a folder")
        }
        for path in writable {
            var info = stat()
            if lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK {
                throw SandboxError(description: "\(path.debugDescription) is a symbolic link: it could lead a sandbox anywhere")
            }
        }
    }

    private func makeSupport(_ folder: String) throws(ExecutionError) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .unwritable(path: folder, message: String(cString: strerror(errno)))
        }
        let user = Bubblewrap.user
        let users =
            "root:x:0:0:root:/:/bin/sh\nagent:x:\(user):\(user):agent:\(sandbox.home):/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n"
        let groups = "root:x:0:\nagent:x:\(user):\nnogroup:x:65534:\n"
        for (name, text) in [
            (SandboxLayout.Support.users, users), (SandboxLayout.Support.groups, groups), (SandboxLayout.Support.nothing, ""),
        ] {
            let path = folder + "/" + name
            do {
                let file = try FileDescriptor.open(
                    path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
                try file.closeAfter { _ = try file.writeAll(text.utf8) }
            } catch {
                throw .unwritable(path: path, message: "\(error)")
            }
        }
    }

    /// A Unix socket's path may have a hundred bytes only, so it is made from within its folder. The runner has one thread yet.
    private func listen(in folder: String) throws -> Int32 {
        guard chdir(folder) == 0 else { throw SandboxError(description: "cannot enter \(folder)") }
        defer { _ = chdir("/") }
        var listener: Int32 = -1
        let code = cp_listen_unix(SandboxLayout.Support.socket, &listener)
        guard code == 0 else { throw SandboxError(description: "the proxy cannot listen: \(String(cString: strerror(code)))") }
        return listener
    }

    private static func isFolder(_ path: String) -> Bool? {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode & S_IFMT == S_IFDIR : nil
    }
}
