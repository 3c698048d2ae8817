import Foundation
import Ledger
import Processes

/// The check of the whole ledger in a process of its own (`signalbox check-ledger`): a long one takes hundreds of megabytes and all cores for seconds, and the server is to be as
/// small and as quick after it and beside it as before.
package struct LedgerCheckProcess: Sendable {
    private let command: Command

    /// - Parameters:
    ///   - executable: this program.
    ///   - environment: by which the next server knows a process that a killed one left.
    package init(executable: String, state: StateFolder, environment: [String: String]) {
        command = Command(executable: executable, arguments: ["check-ledger", state.root.path], environment: environment)
    }

    /// - Throws: ``DeskError`` with what the process says when it cannot check.
    func report() async throws -> VerifyReport {
        let output = try await ProcessRunner.run(command)
        guard output.status == .exited(0), let report = try? JSONDecoder().decode(VerifyReport.self, from: Data(output.stdout)) else {
            let words = output.stderr.trimmingCharacters(in: .whitespacesAndNewlines)
            throw DeskError(.failed, words.isEmpty ? "the check of the ledger ended with \(output.status) and said nothing" : words)
        }
        return report
    }
}
