import Domain
import Foundation

/// What a workspace names must be there on this machine.
struct MachineCheck {
    let file: String
    let folder: URL
    let searchPath: String

    func problems(_ root: ConfigurationNode?) -> [ConfigurationProblem] {
        guard let root else { return [] }
        let agents = entries(root["agents"])
        return [timeZone(root["timeZone"])].compactMap { $0 }
            + entries(root["repositories"]).compactMap { repository($0.key.scalar ?? "", $0.value["url"]) }
            + agents.compactMap { program($0.key.scalar ?? "", $0.value) }
    }

    private func timeZone(_ node: ConfigurationNode?) -> ConfigurationProblem? {
        // Other texts were refused for their form.
        guard let node, let name = node.scalar, !node.isNull, TextRule.timeZone.fault(in: name) == nil else { return nil }
        guard TimeZone(identifier: name) == nil else { return nil }
        return problem(node, "timeZone: there is no time zone '\(name)'", "write an IANA name such as 'Europe/Berlin', or 'UTC'")
    }

    private func repository(_ name: String, _ node: ConfigurationNode?) -> ConfigurationProblem? {
        guard let node, let text = node.scalar, !node.isNull, TextRule.address.fault(in: text) == nil else { return nil }
        let path: String
        switch RepositoryAddress.read(text) {
        case .success(.folder(let written)): path = written
        case .success(.fileURL(let written)): path = written.removingPercentEncoding ?? written
        case .success(.remote), .failure: return nil
        }
        if path.hasPrefix("~") {
            return problem(node, "repositories.\(name).url: '~' is not expanded here", "write the whole path")
        }
        let place = FilePlace.resolve(path, in: folder)
        let shown = place.path(percentEncoded: false)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: shown, isDirectory: &isFolder) else {
            return problem(node, "repositories.\(name).url: there is no '\(shown)'", "correct the path, or clone the repository there")
        }
        // A working tree has .git (a folder, or a file in a linked worktree); a bare repository has its HEAD and objects at the top.
        let isRepository =
            isFolder.boolValue && (exists(place, ".git") || (exists(place, "HEAD") && exists(place, "objects")))
        return isRepository
            ? nil : problem(node, "repositories.\(name).url: '\(shown)' is not a git repository", "name the folder that holds .git")
    }

    /// The program that a definition names must be there; an adapter's own is looked for by `doctor`, and when a turn begins.
    func program(_ name: String, _ agent: ConfigurationNode) -> ConfigurationProblem? {
        guard agent["adapter"]?.scalar != AgentAdapter.scripted.rawValue, case .sequence(let words)? = agent["command"]?.content,
            let node = words.first, let program = node.scalar, TextRule.line.fault(in: program) == nil, !program.hasPrefix("-")
        else { return nil }
        if program.contains("/") {
            let place = FilePlace.resolve(program, in: folder)
            return isProgram(place)
                ? nil
                : problem(
                    node, "agents.\(name).command: '\(place.path(percentEncoded: false))' is not a program that you may run",
                    "correct the path, or make the file executable")
        }
        let isFound = searchPath.split(separator: ":").contains { isProgram(URL(filePath: String($0)).appending(path: program)) }
        return isFound
            ? nil : problem(node, "agents.\(name).command: there is no program '\(program)' in PATH", "install it, or write its whole path")
    }

    private func isProgram(_ place: URL) -> Bool {
        let path = place.path(percentEncoded: false)
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: path)
    }

    private func exists(_ folder: URL, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path(percentEncoded: false))
    }

    private func entries(_ node: ConfigurationNode?) -> [ConfigurationNode.Entry] {
        guard case .mapping(let entries)? = node?.content else { return [] }
        return entries
    }

    private func problem(_ node: ConfigurationNode, _ message: String, _ remedy: String) -> ConfigurationProblem {
        ConfigurationProblem(file: file, line: node.line, column: node.column, message: message, remedy: remedy)
    }
}
