import API
import ArgumentParser
import Domain
import Foundation

/// The fields of a target that both `add` and `edit` take.
struct TargetFields: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("What the agent is asked to do.", valueName: "text"))
    var intent: String?

    @Option(name: .long, help: ArgumentHelp("A file with the intent; - for standard input.", valueName: "file"))
    var intentFile: String?

    @Option(name: .long, help: ArgumentHelp("The boundary that the change must stay inside.", valueName: "boundary"))
    var boundary: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The work type: \(WorkType.builtIn.joined(separator: ", ")), or the workspace's own.", valueName: "kind"))
    var kind: String?

    @Option(name: .long, help: ArgumentHelp("How much harm a wrong change can do. (default: the boundary's)", valueName: "risk"))
    var risk: Risk?

    @Option(name: .long, help: ArgumentHelp("What must land first: T-1,T-2.", valueName: "targets"))
    var after: [String] = []

    @Option(name: .long, help: ArgumentHelp("The agent definition to dispatch to.", valueName: "agent"))
    var agent: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A command that shows that the target is met; a gate of its candidates. (repeatable)", valueName: "command"))
    var verify: [String] = []

    @Option(name: .long, help: ArgumentHelp("A command that checks the landed change where it is live. (repeatable)", valueName: "command"))
    var liveCheck: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What all its lanes together may use: tokens=2M,usd=2.50,minutes=90, or none. (default: the workspace's alone)",
            valueName: "limits"))
    var budget: String?

    func validate() throws {
        _ = try budgetLimit
        if intent != nil, intentFile != nil { throw ValidationError("give --intent or --intent-file, not both") }
        for name in afterList where TargetID(name) == nil { throw ValidationError("--after names targets such as T-1, not '\(name)'") }
    }

    /// Identifiers in their one spelling.
    var afterList: [String] { CommaList.split(after).map { TargetID($0)?.description ?? $0 } }

    /// The budget that was given; an empty one for `none`.
    var budgetLimit: Budget? {
        get throws {
            do {
                return try budget.map(BudgetText.read)
            } catch {
                throw ValidationError("--budget '\(budget ?? "")' \(error.message); \(error.remedy)")
            }
        }
    }

    /// What was given, and nothing else.
    func change(title: String?, _ context: CommandContext) throws -> TargetChange {
        TargetChange(
            title: title, intent: try intentText(context), boundary: boundary, kind: kind, risk: risk,
            after: after.isEmpty ? nil : afterList, agent: agent, verify: verify.isEmpty ? nil : verify,
            liveChecks: liveCheck.isEmpty ? nil : liveCheck, budget: try budgetLimit)
    }

    /// The intent from wherever it was given; nil when it was not.
    func intentText(_ context: CommandContext) throws -> String? {
        guard let intentFile else { return intent }
        if intentFile == "-" { return String(decoding: context.console.readAll(), as: UTF8.self) }
        let path = context.absolute(intentFile)
        do {
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        } catch {
            throw CommandFailure(.usage, "cannot read the intent from \(path): \(error.localizedDescription)")
        }
    }
}
