import Control
import Domain
import Foundation
import Ledger

/// Writes the file of an agent definition as a whole, and loses nothing that was there.
struct AgentFileWriter {
    let folder: URL
    let name: String

    /// - Parameter known: digests of texts that are kept elsewhere. A text of another digest is first put aside, beside the file.
    /// - Returns: where, from the workspace's folder; nil when nothing was put aside.
    func write(_ text: String, known: Set<String>) throws(DeskError) -> String? {
        let path = AgentFile.path(name)
        let file = folder.appending(path: path)
        do {
            // A link is kept: what it leads to is written.
            let target = try ContainedPath(path, in: folder).map { URL(filePath: $0.path) } ?? file
            try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            var putAside: String?
            if let now = try? Data(contentsOf: target), now != Data(text.utf8), !known.contains(ContentDigest.hex(of: now)) {
                // Definitions leave names with this end alone.
                putAside = path + "~"
                try now.write(to: folder.appending(path: path + "~"), options: .atomic)
            }
            try Data(text.utf8).write(to: target, options: .atomic)
            return putAside
        } catch let fault as TextFault {
            throw DeskError(.refused, "\(path) \(fault.message) (\(fault.remedy))")
        } catch {
            throw DeskError(.failed, "\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
