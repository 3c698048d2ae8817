import Foundation
import HTTPServer
import Ledger

/// Sessions of the control room and its port, in the state folder: digests only, and nobody else may read them.
struct WebSessionFile {
    private let folder: URL

    init(state: URL) { folder = state.appendingPathComponent("web") }

    private var sessions: URL { folder.appendingPathComponent("sessions.json") }
    private var portFile: URL { folder.appendingPathComponent("port") }

    /// A file that cannot be read signs everybody out, which loses nothing.
    var store: WebSessionStore {
        let (folder, file) = (folder, sessions)
        return WebSessionStore {
            (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode([WebSession].self, from: $0) } ?? []
        } save: { sessions in
            try Self.write(try JSONEncoder().encode(sessions), to: file, in: folder)
        } digest: {
            ContentDigest.hex(of: $0)
        }
    }

    /// The port of last time, so that the address stays.
    var port: Int? {
        (try? String(contentsOf: portFile, encoding: .utf8)).flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            .flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    /// Without the file the port is another one next time.
    func keep(port: Int) { try? Self.write(Data("\(port)\n".utf8), to: portFile, in: folder) }

    private static func write(_ data: Data, to file: URL, in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try data.write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
}
