import API
import ArgumentParser
import Client
import Domain

/// `signalbox doctor`
struct DoctorCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "doctor", abstract: "Check this machine and the workspace, with what to do about what is wrong.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let workspace = try context.workspaceIfAny()
        var checks = await context.tools.examine(workspace)
        checks += Self.configuration(workspace, context)
        if let workspace, !checks.contains(where: { $0.outcome == .bad }) { checks += await Self.server(workspace, context) }
        try context.show(checks, quiet: checks.filter { $0.outcome == .bad }.map(\.name)) { Self.lines(checks) }
        if checks.contains(where: { $0.outcome == .bad }) { throw ArgumentParser.ExitCode(ExitStatus.failed.rawValue) }
    }

    private static func configuration(_ workspace: String?, _ context: CommandContext) -> [DoctorCheck] {
        guard let workspace else {
            return [
                DoctorCheck(
                    name: "workspace", outcome: .warning, detail: "no signalbox.yaml in \(context.folder) or above",
                    remedy: "signalbox init makes a workspace")
            ]
        }
        let problems = context.tools.check(workspace)
        guard !problems.isEmpty else { return [DoctorCheck(name: "configuration", outcome: .good, detail: workspace + "/signalbox.yaml")] }
        return problems.map { DoctorCheck(name: "configuration", outcome: .bad, detail: $0) }
    }

    private static func server(_ workspace: String, _ context: CommandContext) async -> [DoctorCheck] {
        do {
            // A server that was stopped on purpose stays stopped.
            guard try context.starter().isRunning() else {
                return [DoctorCheck(name: "server", outcome: .good, detail: "not running; the next command starts it")]
            }
            let status = try await context.call(Endpoints.status)
            guard status.version == context.tools.version else {
                return [
                    DoctorCheck(
                        name: "server", outcome: .warning,
                        detail: "version \(status.version), and this command is \(context.tools.version)",
                        remedy: "signalbox down; the next command starts the new one")
                ]
            }
            return [DoctorCheck(name: "server", outcome: .good, detail: "pid \(status.pid), version \(status.version)")]
                + (status.notifications ?? []).map(Self.destination)
        } catch {
            return [DoctorCheck(name: "server", outcome: .bad, detail: CommandFailure(error).message, remedy: "signalbox up")]
        }
    }

    private static func destination(_ view: DestinationView) -> DoctorCheck {
        let detail = "\(view.name) at \(view.server), \(CountWords.text(view.delivered, "message")) delivered"
        return DoctorCheck(
            name: "notifications", outcome: view.problem == nil ? .good : .warning,
            detail: view.problem.map { "\(detail); the last try: \($0)" } ?? detail,
            remedy: view.problem.map { _ in "signalbox notify test \(view.name)" })
    }

    static func lines(_ checks: [DoctorCheck]) -> [Styled] {
        checks.flatMap { check -> [Styled] in
            let mark: Styled =
                switch check.outcome {
                case .good: Styled("good   ", .good)
                case .warning: Styled("warning", .warning)
                case .bad: Styled("BAD    ", .bad)
                }
            return [mark + "  " + Styled(check.name, .strong) + Styled("  " + check.detail)]
                + (check.remedy.map { ["         " + Styled($0, .name)] } ?? [])
        }
    }
}
