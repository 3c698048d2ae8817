package import Evidence
package import Foundation
import Git
import Ledger

/// Audits a workspace's records from its files; no server is asked.
package enum AuditRun {
    /// - Parameter workspace: the workspace folder.
    package static func run(workspace: URL) async throws -> AuditReport {
        let state = StatePlaces.stateFolder(workspace)
        let client = try await GitClient.locate()
        let auditor = Auditor(reader: try LedgerReader(state: state), blobs: BlobStore(state: state)) { name in
            let path = state.appendingPathComponent("mirrors/\(name).git").path
            return FileManager.default.fileExists(atPath: path) ? GitRepository(client: client, directory: path) : nil
        }
        return try await auditor.audit()
    }
}
