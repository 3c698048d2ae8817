import API
import Client
import Domain
import Foundation

/// Everything a command works with.
struct CommandContext: Sendable {
    var console: Console
    var tools: WorkspaceTools
    var environment: [String: String]
    /// The folder the command was started in.
    var folder: String
    var time: TimeText
    /// `--workspace`
    var workspaceOption: String?
    var quiet: Bool
    var json: Bool

    init(
        console: Console, tools: WorkspaceTools, environment: [String: String], folder: String, time: TimeText,
        workspaceOption: String? = nil, quiet: Bool = false, json: Bool = false
    ) {
        self.console = console
        self.tools = tools
        self.environment = environment
        self.folder = folder
        self.time = time
        self.workspaceOption = workspaceOption
        self.quiet = quiet
        self.json = json
    }

    /// This process's own.
    init(_ shared: SharedOptions) throws {
        guard let tools = WorkspaceTools.current else { throw CommandFailure(.failed, "this command was not started by signalbox") }
        let environment = ProcessInfo.processInfo.environment
        self.init(
            console: .standard(environment: environment), tools: tools, environment: environment,
            folder: FileManager.default.currentDirectoryPath, time: .current, workspaceOption: shared.workspace,
            quiet: shared.quiet, json: shared.json)
    }

    /// A path as the operator gave it, absolute.
    func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).standardizedFileURL.path
    }

    /// The workspace's folder, absolute. Throws with what to do when there is none.
    func workspace() throws -> String {
        guard let workspace = try workspaceIfAny() else {
            throw CommandFailure(
                .usage, "no signalbox.yaml in \(folder) or above it; 'signalbox init' makes a workspace here, --workspace DIR names another"
            )
        }
        return workspace
    }

    /// As ``workspace()``, but nil when there is none and none was named.
    func workspaceIfAny() throws -> String? {
        guard let workspaceOption else { return tools.find(folder) }
        let named = absolute(workspaceOption)
        guard FileManager.default.fileExists(atPath: named + "/signalbox.yaml") else {
            throw CommandFailure(
                .usage, "there is no signalbox.yaml in \(named); 'signalbox init \(workspaceOption)' makes a workspace there")
        }
        return named
    }

    /// Runs one of the tools that read files: what it throws is about the operator's input.
    func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.usage, "\(error)")
        }
    }

    /// Shows a result: the document with `--json`, only identifiers with `-q`, and the lines otherwise.
    func show(_ document: some Encodable, quiet identifiers: [String] = [], _ lines: () -> [Styled]) throws {
        if json {
            console.write(try JSONText.document(document) + "\n")
        } else if quiet {
            console.print(identifiers.map { Styled($0) })
        } else {
            console.print(lines())
        }
    }
}

extension TimeText {
    /// This moment, in this machine's zone.
    static var current: TimeText {
        TimeText(now: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)), zone: .current)
    }
}
