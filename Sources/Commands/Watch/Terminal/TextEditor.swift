import Foundation

/// The operator's editor: `$VISUAL`, `$EDITOR`, or `vi`.
struct TextEditor {
    let command: String

    init(environment: [String: String]) {
        command = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty } ?? "vi"
    }

    /// What the operator made of the text; nil when the editor could not be started.
    func edit(_ text: String) -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-\(UUID().uuidString)")
        // A folder that only this user can enter.
        guard
            (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]))
                != nil
        else { return nil }
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "message.txt")
        guard (try? Data(text.utf8).write(to: file)) != nil,
            ForegroundProgram(command: #"eval "$0 \"\$1\"""#, arguments: [command, file.path]).run(), let data = try? Data(contentsOf: file)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
