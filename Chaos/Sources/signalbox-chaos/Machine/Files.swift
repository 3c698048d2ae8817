import Foundation

/// Short calls for what the sweep does with files.
enum Files {
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    static func read(_ path: String) -> Data? { try? Data(contentsOf: URL(fileURLWithPath: path)) }

    static func text(_ path: String) -> String { read(path).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// The whole lines of a file; what stands behind the last line end is not one.
    static func lines(_ path: String) -> [String] {
        var parts = text(path).split(separator: "\n", omittingEmptySubsequences: false)
        if !parts.isEmpty { parts.removeLast() }
        return parts.map(String.init)
    }

    static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    static func make(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Every file below a folder, relative to it.
    static func all(below folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        return walk.compactMap { $0 as? String }
    }
}
