import Foundation
import Testing

/// The real agent programs through Signalbox, in their sandbox, with the scripted model.
struct ProgramTests {
    @Test("Every program is installed", arguments: AgentProgram.allCases)
    func installed(program: AgentProgram) {
        guard let reason = program.missing else { return }
        FileHandle.standardError.write(Data("AgentProgramTests: SKIPPED \(program.rawValue): \(reason)\n".utf8))
    }

    /// `AGENTS_SCENARIO=prices` runs the scenarios with that in their name.
    private static let wanted = ProcessInfo.processInfo.environment["AGENTS_SCENARIO"] ?? ""

    private static let cases = Scenario.all.filter { wanted.isEmpty || $0.name.contains(wanted) }.flatMap { scenario in
        AgentProgram.available.filter { scenario.programs.contains($0) }.map { (scenario, $0) }
    }

    @Test("Scenarios", arguments: cases)
    func scenario(_ scenario: Scenario, _ program: AgentProgram) async throws {
        try await ProgramLab.with(program, scenario, scenario.check)
    }
}
