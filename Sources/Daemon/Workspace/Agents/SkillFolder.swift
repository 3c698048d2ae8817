import Domain
import Foundation
import Ledger
import Processes
import YAMLReading

/// Reads the folder of one skill, all of it.
struct SkillFolder {
    /// The deepest nesting of folders.
    private static let maximumDepth = 8

    private let folder: URL
    /// From the workspace's folder, as in problems: `skills/review`.
    private let root: String
    private(set) var problems: [ConfigurationProblem] = []
    /// The bytes of its files by their digest.
    private(set) var material: [String: Data] = [:]
    private(set) var pin: SkillPin
    private var bytes = 0

    /// - Parameters:
    ///   - skill: the word of a definition, which gets the problem when there is no such folder.
    ///   - folder: the workspace's folder.
    init(_ skill: NamedSkill, in folder: URL) {
        self.folder = folder
        root = SkillRules.path(skill.word)
        pin = SkillPin(name: SkillRules.name(skill.word), files: [:])
        if let fault = read() {
            problems = [
                ConfigurationProblem(
                    file: skill.file, line: skill.line, column: skill.column, message: "skill '\(skill.word)': \(fault.message)",
                    remedy: fault.remedy)
            ]
        }
    }

    /// Nil, or why there is no such skill; what is wrong inside of it is among the problems.
    private mutating func read() -> TextFault? {
        do {
            guard let place = try ContainedPath(root, in: folder), place.stamp.kind == .folder else {
                return TextFault(
                    message: "there is no folder \(root)", remedy: "make it, with \(SkillRules.fileName) in it, or correct the name")
            }
            guard FileStamp(place.path + "/" + SkillRules.fileName) != nil else {
                return TextFault(
                    message: "\(root) has no \(SkillRules.fileName)", remedy: "write that file, with 'name' and 'description'")
            }
            walk("", depth: 0)
            check()
            return nil
        } catch {
            return TextFault(message: "\(root) \(error.message)", remedy: error.remedy)
        }
    }

    private mutating func walk(_ below: String, depth: Int) {
        guard depth <= Self.maximumDepth else {
            return report(below, "is nested deeper than \(Self.maximumDepth) folders", "a skill is a small folder: move it up")
        }
        let here = below.isEmpty ? root : "\(root)/\(below)"
        for name in ContainedPath.names(folder.appending(path: here).path(percentEncoded: false)) {
            guard problems.isEmpty else { return }
            let path = below.isEmpty ? name : "\(below)/\(name)"
            guard TextRule.line.fault(in: name) == nil else {
                return report(below, "holds a name with a line break or a control character", "rename that file")
            }
            add(path, depth: depth)
        }
    }

    private mutating func add(_ path: String, depth: Int) {
        do {
            guard let place = try ContainedPath("\(root)/\(path)", in: folder) else { return }
            switch place.stamp.kind {
            case .folder:
                // A link to a folder could lead back to one that holds it.
                guard !FileStamp.isLink(folder.appending(path: "\(root)/\(path)").path(percentEncoded: false)) else {
                    return report(path, "is a link to a folder", "put the folder in its place")
                }
                walk(path, depth: depth + 1)
            case .other: report(path, "is not a regular file", "remove it")
            case .file: read(path, place)
            }
        } catch {
            report(path, error.message, error.remedy)
        }
    }

    private mutating func read(_ path: String, _ place: ContainedPath) {
        guard pin.files.count < SkillRules.maximumFiles else {
            return report("", "holds more than \(SkillRules.maximumFiles) files", "a skill is a small folder: remove what it does not need")
        }
        let left = SkillRules.maximumBytes - bytes
        guard let data = Self.data(place.path, limit: left + 1) else { return report(path, "cannot be read", "check that you may read it") }
        guard data.count <= left else {
            return report(
                "", "is larger than \(UnitText.size.write(SkillRules.maximumBytes))",
                "a skill is a small folder: remove what it does not need")
        }
        bytes += data.count
        let digest = ContentDigest.hex(of: data)
        material[digest] = data
        pin.files[path] = digest
        if place.stamp.isExecutable { pin.programs.append(path) }
    }

    private mutating func check() {
        guard problems.isEmpty, let digest = pin.files[SkillRules.fileName], let data = material[digest] else { return }
        let shown = "\(root)/\(SkillRules.fileName)"
        guard data.count <= YAMLReader.maximumBytes, let text = String(bytes: data, encoding: .utf8) else {
            return report(SkillRules.fileName, "is not a text in UTF-8 of at most 1MB", "save it as UTF-8")
        }
        do {
            guard let parts = try FrontMatter.split(text, file: shown) else {
                return report(
                    SkillRules.fileName, "has no front matter", "begin it with a line '---', 'name:', 'description:' and another line '---'"
                )
            }
            problems += SkillRules.problems(try YAMLReader.read(parts.yaml, name: shown).get(), name: pin.name, file: shown)
        } catch {
            problems += error.problems
        }
    }

    private static func data(_ path: String, limit: Int) -> Data? {
        guard let handle = try? FileHandle(forReadingFrom: URL(filePath: path)) else { return nil }
        defer { try? handle.close() }
        return try? handle.read(upToCount: limit) ?? Data()
    }

    /// The folder itself when the path is empty.
    private mutating func report(_ path: String, _ message: String, _ remedy: String) {
        problems.append(
            ConfigurationProblem(
                file: path.isEmpty ? root : "\(root)/\(path)", line: 1, column: 1, message: message, remedy: remedy))
    }
}
