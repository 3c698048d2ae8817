import Domain
import Foundation
import YAMLReading

/// One reading of a workspace's files.
struct WorkspaceReading {
    let result: Result<LoadedWorkspace, ConfigurationErrors>
    /// The folders of the skills that definitions name, there or not: what has to be looked at for changes.
    let skillFolders: [String]

    /// - Parameters:
    ///   - folder: the workspace's folder.
    ///   - replacing: texts that stand for those of `agents/NAME.md`, by name: to see what would be wrong with them.
    init(_ folder: URL, searchPath: String, replacing: [String: String] = [:]) {
        let name = WorkspaceSchema.fileName
        let agents = AgentFolder(folder, replacing: replacing)
        var problems = agents.problems
        var text = ""
        // Nil is a file without any value.
        var root: ConfigurationNode??
        switch YAMLReader.text(of: folder.appending(path: name), name: name).flatMap({ read in
            YAMLReader.read(read, name: name).map { (read, $0) }
        }) {
        case .failure(let errors): problems += errors.problems
        case .success((let read, let node)): (text, root) = (read, .some(node))
        }

        let machine = MachineCheck(file: name, folder: folder, searchPath: searchPath)
        problems += machine.problems(root ?? nil)
        for file in agents.files {
            let machine = MachineCheck(file: file.file, folder: folder, searchPath: searchPath)
            problems += [file.front.flatMap { machine.program(file.name, $0) }].compactMap(\.self)
        }

        let skills = SkillShelf(Self.skills(root ?? nil) + agents.files.flatMap { NamedSkill.all(in: $0.front, file: $0.file) }, in: folder)
        problems += skills.problems
        skillFolders = skills.folders

        // Without the file there is nothing to read, but the others are still looked at.
        let node = root ?? ConfigurationNode(.mapping([]), line: 1, column: 1)
        switch WorkspaceReader.read(node, file: name, agentFiles: agents.files, skills: skills.pins) {
        case .failure(let errors): problems += root == nil ? errors.problems.filter { $0.file != name } : errors.problems
        case .success(let configuration):
            guard problems.isEmpty else { break }
            var sources = AgentSlices.sources(root ?? nil, text: text)
            for (agent, text) in agents.texts { sources[agent] = AgentSource(file: AgentFile.path(agent), line: 1, text: text) }
            result = .success(
                LoadedWorkspace(
                    folder: folder, configuration: configuration, text: text, sources: sources, material: skills.material))
            return
        }
        result = .failure(ConfigurationErrors(problems))
    }

    /// The skills that the definitions of `signalbox.yaml` name.
    private static func skills(_ root: ConfigurationNode?) -> [NamedSkill] {
        guard case .mapping(let agents)? = root?["agents"]?.content else { return [] }
        return agents.flatMap { NamedSkill.all(in: $0.value, file: WorkspaceSchema.fileName) }
    }
}
