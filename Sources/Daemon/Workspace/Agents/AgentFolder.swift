import Domain
import Foundation
import Processes
import YAMLReading

/// Reads the files of `agents/`.
struct AgentFolder {
    /// The largest file, in bytes: what is told to an agent at every turn has to be read by it.
    static let maximumBytes = 256_000
    /// The most definitions.
    static let maximumFiles = 200

    private(set) var files: [AgentFile] = []
    /// The whole text of each file by the name of its definition.
    private(set) var texts: [String: String] = [:]
    private(set) var problems: [ConfigurationProblem] = []
    private let folder: URL

    /// - Parameters:
    ///   - folder: the workspace's folder.
    ///   - replacing: texts that stand for those of files, by name: to see what would be wrong with them.
    init(_ folder: URL, replacing: [String: String] = [:]) {
        self.folder = folder
        var names: Set<String> = []
        do {
            if let agents = try ContainedPath(AgentFile.folder, in: folder) {
                if agents.stamp.kind == .folder {
                    names = Set(ContainedPath.names(agents.path).filter { !Self.isIgnored($0) })
                } else {
                    report(AgentFile.folder, "is not a folder", "definitions are files below it: agents/NAME.md")
                }
            }
        } catch {
            report(AgentFile.folder, error.message, error.remedy)
        }
        guard names.count <= Self.maximumFiles else {
            report(AgentFile.folder, "holds \(names.count) files", "keep at most \(Self.maximumFiles) there")
            return
        }
        for name in names.sorted() where replacing[String(name.dropLast(3))] == nil || !name.hasSuffix(".md") { read(name) }
        for (name, text) in replacing { parse(name, text, AgentFile.path(name)) }
    }

    /// What people and programs leave beside their files: a page about the folder, hidden files, copies of editors.
    static func isIgnored(_ name: String) -> Bool { name.hasPrefix(".") || name.hasSuffix("~") || name.lowercased() == "readme.md" }

    private mutating func read(_ name: String) {
        let shown = "\(AgentFile.folder)/\(name)"
        do {
            guard let place = try ContainedPath(shown, in: folder) else { return }
            guard name.hasSuffix(".md") else {
                return report(
                    shown, "is not a definition, whose name ends in .md",
                    "rename it to NAME.md, or move it elsewhere; names that begin with '.' or end with '~' are left alone")
            }
            guard place.stamp.kind == .file else { return report(shown, "is not a regular file", "write the definition in a file") }
            guard place.stamp.size <= Self.maximumBytes else {
                return report(shown, "is larger than \(UnitText.size.write(Self.maximumBytes))", "shorten it, or move parts into a skill")
            }
            switch YAMLReader.text(of: URL(filePath: place.path), name: shown) {
            case .failure(let errors): problems += errors.problems
            case .success(let text): parse(String(name.dropLast(3)), text, shown)
            }
        } catch {
            report(shown, error.message, error.remedy)
        }
    }

    private mutating func parse(_ name: String, _ text: String, _ shown: String) {
        if let fault = TextRule.name.fault(in: name) { report(shown, "the name '\(name)' \(fault.message)", fault.remedy) }
        do {
            guard let parts = try FrontMatter.split(text, file: shown) else {
                return report(
                    shown, "has no front matter", "begin it with a line '---', the keys, 'adapter' at least, and another line '---'")
            }
            let front = try YAMLReader.read(parts.yaml, name: shown).get()
            files.append(AgentFile(name: name, file: shown, front: front, body: parts.body, bodyLine: parts.bodyLine))
            texts[name] = text
        } catch {
            problems += error.problems
        }
    }

    private mutating func report(_ file: String, _ message: String, _ remedy: String) {
        problems.append(ConfigurationProblem(file: file, line: 1, column: 1, message: message, remedy: remedy))
    }
}
