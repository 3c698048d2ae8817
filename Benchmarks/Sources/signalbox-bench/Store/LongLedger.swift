import Foundation

/// The ledger of a workspace whose server is down, kept as the server wrote it and made longer.
struct LongLedger {
    let state: String
    private let folder: String

    private static let parts = ["ledger.sqlite", "ledger.head"]

    struct Stretched: Decodable {
        let events: Int
        let lanes: Int
        let days: Int
        let fileBytes: Int
    }

    enum Size {
        /// Of the whole ledger, about.
        case events(Int)
        /// That are written beside those of the server.
        case lanes(Int)
    }

    /// Keeps what the server wrote.
    init(state: String, folder: String) throws {
        (self.state, self.folder) = (state, try FolderMaker.make("\(folder)/kept"))
        for part in Self.parts { try FileManager.default.copyItem(atPath: "\(state)/\(part)", toPath: "\(self.folder)/\(part)") }
    }

    /// Puts a longer ledger in the place of the workspace's: lanes like the named ones, which the server led, so many on a day.
    func stretch(_ size: Size, like lanes: [String], perDay: Int) throws -> Stretched {
        for part in Self.parts {
            try? FileManager.default.removeItem(atPath: "\(state)/\(part)")
            try FileManager.default.copyItem(atPath: "\(folder)/\(part)", toPath: "\(state)/\(part)")
        }
        let now = Int(Date().timeIntervalSince1970 * 1000)
        let wanted =
            switch size {
            case .events(let number): ["events", "\(number)"]
            case .lanes(let number): ["lanes", "\(number)"]
            }
        let text = try Tool.run(
            AgentWorkspace.python(),
            [StretchProgram.write(to: folder), state] + wanted + ["\(perDay)", "\(now)", lanes.joined(separator: ",")])
        return try JSONDecoder().decode(Stretched.self, from: Data(text.utf8))
    }

    /// Bytes of the database without its journal.
    var bytes: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(state)/ledger.sqlite")
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
