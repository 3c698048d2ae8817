import Domain
import Foundation
import Processes

/// A path of the workspace, which may be a link as long as it stays inside the workspace's folder.
struct ContainedPath {
    let path: String
    let stamp: FileStamp

    /// - Parameter relative: from the workspace's folder.
    /// - Returns: nil when nothing is there.
    /// - Throws: what is wrong with it, when it leads out.
    init?(_ relative: String, in folder: URL) throws(TextFault) {
        let path = folder.appending(path: relative).path(percentEncoded: false)
        let outside = TextFault(message: "is a link that leads out of the workspace", remedy: "put what it leads to in its place")
        guard let stamp = FileStamp(path), let target = FileStamp.resolved(path) else {
            if FileStamp.isLink(path) { throw TextFault(message: "is a link that leads nowhere", remedy: "correct or remove it") }
            return nil
        }
        guard let root = FileStamp.resolved(folder.path(percentEncoded: false)),
            target == root || target.hasPrefix(root == "/" ? root : root + "/")
        else { throw outside }
        self.path = target
        self.stamp = stamp
    }

    /// The names in a folder, sorted; empty when it cannot be read.
    static func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
