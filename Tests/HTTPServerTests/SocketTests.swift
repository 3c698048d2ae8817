import API
import Client
import Foundation
import HTTPServer
import Testing

@Suite struct SocketTests {
    /// What a second server on the same socket says.
    private static func secondServer(_ scratch: Scratch) async -> SocketServerError? {
        do {
            try await Running.with(scratch) { _ async throws in Issue.record("a second server runs on \(scratch.socket)") }
        } catch {
            return error as? SocketServerError
        }
        return nil
    }

    @Test func onlyTheOwnerCanComeAtIt() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            #expect(try Scratch.mode(server.socket) == 0o600)
            #expect(try Scratch.mode(scratch.path + "/run") == 0o700)
            #expect(try Scratch.mode(WireFormat.lockPath(of: server.socket)) == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.socket))
    }

    @Test func aSecondServerSaysWhoHasIt() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            #expect(await Self.secondServer(scratch) == .alreadyRunning(path: scratch.socket, pid: getpid()))
            let status = try await server.client.call(Endpoints.status)
            #expect(status.version == "1.0")
        }
    }

    @Test func aLivingSocketWithoutItsLockIsLeftAlone() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            try FileManager.default.removeItem(atPath: WireFormat.lockPath(of: scratch.socket))
            #expect(await Self.secondServer(scratch) == .alreadyRunning(path: scratch.socket, pid: nil))
            let status = try await server.client.call(Endpoints.status)
            #expect(status.version == "1.0")
        }
    }

    @Test func aDeadServersSocketIsReplaced() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/run", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "perl", "-e", "use IO::Socket::UNIX; IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1) or die; kill 9, $$", scratch.socket,
        ]
        _ = try await Child.output(process)
        #expect(FileManager.default.fileExists(atPath: scratch.socket))
        try await Running.with(scratch) { server async throws in
            let status = try await server.client.call(Endpoints.status)
            #expect(status.version == "1.0")
        }
    }

    @Test func whatIsNoSocketIsNotRemoved() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/run", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        _ = try scratch.write("run/server.sock", "precious")
        #expect(await Self.secondServer(scratch) == .notASocket(scratch.socket))
        #expect(try String(contentsOfFile: scratch.socket, encoding: .utf8) == "precious")
    }

    @Test func anOpenFolderIsRefused() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/run", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        #expect(await Self.secondServer(scratch) == .folderNotPrivate(scratch.path + "/run"))
    }
}
