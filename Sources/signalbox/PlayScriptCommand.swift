import Agents
import ArgumentParser
import Foundation

/// The replayed agent: a program like any other agent, started by the runner in a lane's worktree.
struct PlayScriptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play-script",
        abstract: "Play a turn of a replay file in the current folder (the scripted agent; docs/scripted-agent.md).")

    @Argument(help: "The replay file.")
    var script: String

    @Option(help: "The turn to play, from 1.")
    var turn = 1

    func run() throws {
        let text = try String(contentsOfFile: script, encoding: .utf8)
        let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        let code = try ScriptPlayer(folder: folder, script: AgentScript.parse(text), turn: turn).play()
        if code != 0 { throw ExitCode(code) }
    }
}
