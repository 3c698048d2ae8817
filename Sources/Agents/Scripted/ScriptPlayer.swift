package import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Plays a turn of a replay file in a worktree. It is a program of its own (`signalbox play-script`) and runs under the runner like any agent.
package struct ScriptPlayer {
    private let folder: URL
    private let script: AgentScript
    private let turn: Int

    package init(folder: URL, script: AgentScript, turn: Int) {
        self.folder = folder.standardizedFileURL
        self.script = script
        self.turn = turn
    }

    /// Plays every step and returns the exit code.
    package func play() throws(AgentError) -> Int32 {
        for (index, step) in script.steps(turn: turn).enumerated() {
            do {
                if let code = try perform(step) { return code }
            } catch {
                throw AgentError("turn \(turn), step \(index + 1): \(error)")
            }
        }
        return 0
    }

    private func perform(_ step: ScriptStep) throws -> Int32? {
        switch step {
        case .say(let text):
            print(line: text)
        case .write(let path, let content):
            let file = try place(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
            print(line: "wrote \(path)")
        case .replace(let path, let old, let new):
            let file = try place(path)
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                throw AgentError("there is no text file '\(path)' to change")
            }
            let pieces = text.components(separatedBy: old)
            guard pieces.count == 2 else { throw AgentError("the text to replace stands \(pieces.count - 1) times in \(path)") }
            try Data(pieces.joined(separator: new).utf8).write(to: file)
            print(line: "changed \(path)")
        case .delete(let path):
            let file = try place(path)
            guard FileManager.default.fileExists(atPath: file.path) else { throw AgentError("there is no file '\(path)' to delete") }
            try FileManager.default.removeItem(at: file)
            print(line: "deleted \(path)")
        case .run(let line):
            let status = try run(["/bin/sh", "-c", line])
            if status != 0 { throw AgentError("'\(line)' ended with status \(status)") }
        case .pause(let seconds):
            // The pause is the content of the step: it stands for an agent that thinks.
            Thread.sleep(forTimeInterval: seconds)
        case .commit(let message):
            try git(["add", "-A"])
            if try run(["/usr/bin/env", "git", "diff", "--cached", "--quiet"]) == 0,
                try run(["/usr/bin/env", "git", "rev-parse", "-q", "--verify", "MERGE_HEAD"]) != 0
            {
                print(line: "nothing to commit")
            } else {
                try git(["commit", "-q", "--no-verify", "-m", message])
            }
        case .claim(let rootCause, let fix):
            if let rootCause { print(line: "Root cause: \(rootCause)") }
            if let fix { print(line: "Fix: \(fix)") }
        case .hang:
            while true { pause() }
        case .killSelf(let signal):
            try kill(named: signal)
        case .exit(let code):
            return code
        }
        return nil
    }

    /// A path of the script, inside the worktree.
    private func place(_ path: String) throws(AgentError) -> URL {
        let file = folder.appendingPathComponent(path).standardizedFileURL
        guard file.path.hasPrefix(folder.path + "/") else { throw AgentError("'\(path)' leaves the worktree") }
        return file
    }

    private func git(_ arguments: [String]) throws {
        let status = try run(["/usr/bin/env", "git"] + arguments)
        if status != 0 { throw AgentError("git \(arguments[0]) ended with status \(status)") }
    }

    private func run(_ command: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func kill(named signal: String) throws(AgentError) {
        let signals: [String: Int32] = ["KILL": SIGKILL, "TERM": SIGTERM, "SEGV": SIGSEGV, "ABRT": SIGABRT]
        guard let number = signals[signal] else { throw AgentError("there is no signal '\(signal)' here; use KILL, TERM, SEGV or ABRT") }
        raise(number)
    }

    private func print(line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
    }
}
