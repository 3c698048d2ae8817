import Domain
import Foundation
import Synchronization

@testable import Commands

/// What a command said, and what it asked of the tools.
final class Recording: Sendable {
    private struct State {
        var output = ""
        var error = ""
        var asked: [String] = []
        var answers: [String] = []
    }

    private let state = Mutex(State())

    init(answers: [String] = []) { state.withLock { $0.answers = answers } }

    var output: String { state.withLock { $0.output } }
    var error: String { state.withLock { $0.error } }
    /// Names of the tools that were used, in order.
    var asked: [String] { state.withLock { $0.asked } }

    func note(_ tool: String) { state.withLock { $0.asked.append(tool) } }

    func console(face: Face = .plain) -> Console {
        Console(
            face: face, errorFace: face, canAsk: false,
            write: { text in self.state.withLock { $0.output += text } },
            writeError: { text in self.state.withLock { $0.error += text } },
            readLine: { self.state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() } },
            readAll: { Data("from standard input".utf8) },
            page: { _ in false })
    }

    /// Tools over one folder that is (or is not) a workspace.
    func tools(workspace: String? = nil, problems: [String] = [], drafts: [TargetDraft] = []) -> WorkspaceTools {
        WorkspaceTools(
            version: "1.2.3", executable: "/nonexistent/signalbox",
            find: { _ in
                self.note("find")
                return workspace
            },
            initialize: { folder in
                self.note("initialize \(folder)")
                return [folder + "/signalbox.yaml"]
            },
            check: { _ in problems },
            schema: { "{\"type\": \"object\"}" },
            readTargets: { file in
                self.note("readTargets \(file)")
                return drafts
            },
            stateFolder: { _ in
                self.note("stateFolder")
                return "/nonexistent/state"
            },
            socketPath: { _ in "/nonexistent/state/socket" },
            examine: { _ in [DoctorCheck(name: "git", outcome: .good, detail: "2.39.5")] })
    }

    func context(
        workspace: String? = nil, environment: [String: String] = [:], json: Bool = false, quiet: Bool = false, problems: [String] = []
    ) -> CommandContext {
        CommandContext(
            console: console(), tools: tools(workspace: workspace, problems: problems), environment: environment, folder: "/here",
            time: Samples.time, quiet: quiet, json: json)
    }
}
