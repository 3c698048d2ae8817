import Foundation

/// What of the file system a program needs to be read so that it runs: its links, its own folder, its interpreter.
///
/// Programs below the system's folders are visible in every sandbox. Others (a virtual environment, a version manager's folder, one file in
/// the operator's home) are followed hop by hop, and only what belongs to them is named: never a home folder itself.
struct ProgramReach {
    private let path: String
    private let home: String
    private var places: [String] = []
    private static let depth = 6

    /// - Parameters:
    ///   - path: a PATH value.
    ///   - home: the operator's home, of which no more than the program is shown.
    init(path: String, home: String) {
        self.path = path
        self.home = URL(fileURLWithPath: home).standardizedFileURL.path
    }

    /// What lies in another of these is not named again: where it is a link, nothing could be mounted on it.
    var readable: [String] { places.filter { place in !places.contains { place.hasPrefix($0 + "/") } } }

    mutating func add(_ program: String) { add(program, Self.depth) }

    private mutating func add(_ program: String, _ left: Int) {
        guard left > 0, var file = find(program) else { return }
        for _ in 0..<16 {
            note(file)
            noteEnvironment(of: file)
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: file) else { break }
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
            file = URL(fileURLWithPath: target, relativeTo: folder).standardizedFileURL.path
        }
        noteFolder(of: file)
        guard let handle = FileHandle(forReadingAtPath: file), let head = try? handle.read(upToCount: 512), head.starts(with: "#!".utf8)
        else { return }
        try? handle.close()
        let line = String(decoding: head.prefix { $0 != 10 }, as: UTF8.self).dropFirst(2)
        let words = line.split(separator: " ").map(String.init).filter { !$0.hasPrefix("-") }
        for word in words.prefix(2) where word != "/usr/bin/env" && word != "env" { add(word, left - 1) }
    }

    private func find(_ program: String) -> String? {
        if program.contains("/") { return program.hasPrefix("/") ? program : nil }
        return path.split(separator: ":").map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A virtual environment's folder (PEP 405, `pyvenv.cfg`) belongs to each program in it.
    private mutating func noteEnvironment(of file: String) {
        let prefix = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent().path
        if FileManager.default.fileExists(atPath: prefix + "/pyvenv.cfg") { note(prefix) }
    }

    /// The folder of an installation: what lies around `bin/`, or beside the file.
    private mutating func noteFolder(of file: String) {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let prefix = folder.deletingLastPathComponent()
        let isInstallation = ["lib", "libexec", "share", "codex-resources"].contains {
            FileManager.default.fileExists(atPath: prefix.appendingPathComponent($0).path)
        }
        if folder.lastPathComponent == "bin" || folder.lastPathComponent == "sbin", isInstallation || !isPersonal(prefix.path) {
            note(prefix.path)
        }
    }

    /// Folders that hold more than one program: only the file itself is shown of them.
    private func isPersonal(_ folder: String) -> Bool {
        folder == "/" || folder == home || folder == home + "/.local" || home.hasPrefix(folder + "/")
    }

    private mutating func note(_ place: String) {
        guard !isPersonal(place), !places.contains(place), place.hasPrefix("/") else { return }
        places.append(place)
    }
}
