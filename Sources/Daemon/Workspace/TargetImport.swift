package import Domain
package import Foundation

/// Reads a file of targets whole: replay files are taken into the target, so that a lane plays what was imported.
package enum TargetImport {
    /// - Throws: ``ConfigurationErrors`` with every place.
    package static func read(_ file: URL, name: String) throws -> [TargetDraft] {
        try TargetFileReader.read(file, name: name).get().map { draft in
            var whole = draft
            if let script = draft.script { whole.script = try String(contentsOfFile: script, encoding: .utf8) }
            return whole
        }
    }
}
