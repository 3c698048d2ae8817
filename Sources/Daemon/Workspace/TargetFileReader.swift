package import Domain
package import Foundation
import YAMLReading

/// Reads the file of `signalbox target import`: a list of targets in YAML or JSON.
package enum TargetFileReader {
    /// Reads and checks a target file and the files that it names.
    /// - Parameters:
    ///   - file: the file.
    ///   - name: the file's name in problems, as the operator wrote it.
    ///   - workspace: when given, repositories, boundaries, agents and kinds must be its own.
    /// - Returns: the drafts in the order of the file, with the text of `intentFile` and the absolute path of `script` (a readable text); or
    ///   everything that is wrong.
    package static func read(
        _ file: URL, name: String, workspace: WorkspaceConfiguration? = nil
    ) -> Result<[TargetDraft], ConfigurationErrors> {
        YAMLReader.read(file: file, name: name).flatMap { root in
            TargetListReader.read(root, file: name, workspace: workspace).flatMap { entries in
                resolve(entries, folder: file.deletingLastPathComponent(), name: name)
            }
        }
    }

    private static func resolve(
        _ entries: [TargetListReader.Entry], folder: URL, name: String
    ) -> Result<[TargetDraft], ConfigurationErrors> {
        var problems: [ConfigurationProblem] = []
        func text(_ place: TargetListReader.Place?, _ key: String) -> String? {
            guard let place else { return nil }
            switch YAMLReader.text(of: FilePlace.resolve(place.text, in: folder), name: name) {
            case .success(let text): return text
            case .failure(let errors):
                for fault in errors.problems {
                    // The fault's place is one inside the named file; the operator is led to where that file is named.
                    let inside = fault.line > 1 || fault.column > 1 ? " at \(fault.line):\(fault.column)" : ""
                    problems.append(
                        ConfigurationProblem(
                            file: name, line: place.line, column: place.column,
                            message: "\(key) '\(place.text)': \(fault.message)\(inside)",
                            remedy: "\(fault.remedy); the path counts from this file's folder"))
                }
                return nil
            }
        }
        let drafts = entries.map { entry in
            var draft = entry.draft
            draft.intent = text(entry.intentFile, "intentFile") ?? draft.intent
            // Read only to see that it can be: the caller decides when to take the text in.
            draft.script = text(entry.script, "script").flatMap { _ in entry.script }
                .map { FilePlace.resolve($0.text, in: folder).path(percentEncoded: false) }
            return draft
        }
        return problems.isEmpty ? .success(drafts) : .failure(ConfigurationErrors(problems))
    }
}
