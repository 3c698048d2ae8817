package import Foundation
import Ledger

/// Where the server keeps what it needs, under one folder that git ignores.
package struct StateFolder: Sendable {
    package let root: URL

    package init(root: URL) { self.root = root }

    package var jobs: URL { root.appendingPathComponent("jobs") }
    package func mirror(_ repository: String) -> URL { root.appendingPathComponent("mirrors/\(repository).git") }
    /// All mirrors that are there.
    package var mirrors: [URL] {
        let folder = root.appendingPathComponent("mirrors")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".git") }.sorted().map(folder.appendingPathComponent)
    }
    /// Worktrees that lanes work in.
    package func worktrees(_ repository: String) -> URL { root.appendingPathComponent("worktrees/\(repository)") }
    /// Clean checkouts that gates and deliveries run in.
    package func checkouts(_ repository: String) -> URL { root.appendingPathComponent("checkouts/\(repository)") }
    /// Files that a turn reads and that must not lie in its worktree: prompts and scripts.
    package func turnFolder(_ job: String) -> URL { turns.appendingPathComponent(job) }
    var turns: URL { root.appendingPathComponent("turns") }
    /// Transcripts of running turns.
    package var transcripts: URL { root.appendingPathComponent("transcripts") }
    /// Digests of the tokens that messages' actions have.
    package var notices: URL { root.appendingPathComponent("notices") }
    /// What a lane's agents may write outside their worktree: their HOME, their temporary files, their private repository.
    package func lane(_ id: String) -> URL { lanes.appendingPathComponent(id) }
    var lanes: URL { root.appendingPathComponent("lanes") }
    /// A new file in which a job's output is put together on its way to the blobs.
    func unfinishedLog() -> URL { root.appendingPathComponent("\(Self.unfinished)\(UUID().uuidString).log") }

    private static let unfinished = "tmp-"

    /// Removes the files that servers before this one were killed over. Only for who holds the ledger: nobody else is at work then.
    package func removeUnfinishedLogs() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        where name.hasPrefix(Self.unfinished) && name.hasSuffix(".log") {
            try? FileManager.default.removeItem(at: root.appendingPathComponent(name))
        }
    }

    /// The folder of a lane's tool socket: in the lane's folder, or in a short place when a socket's path would be too long there.
    package func tools(_ lane: String) -> URL { tools(in: self.lane(lane), lane) }

    /// The same of a reviewer.
    func tools(_ lane: String, review: Int) -> URL { tools(in: reviewFolder(lane, review), "\(lane)-review-\(review)") }

    /// What a reviewer has beside its checkout.
    func reviewFolder(_ lane: String, _ review: Int) -> URL { self.lane(lane).appendingPathComponent("review-\(review)") }

    private func tools(in folder: URL, _ name: String) -> URL {
        let near = folder.appendingPathComponent("tools")
        return near.path.utf8.count + 1 + ToolDoor.socketName.utf8.count <= Self.socketPathLimit ? near : short.appendingPathComponent(name)
    }

    /// A private folder for sockets, in a place with a short path. Its real name: a sandbox shows no links.
    var short: URL {
        #if os(macOS)
            let place = "/private/tmp"
        #else
            let place = "/tmp"
        #endif
        return URL(fileURLWithPath: "\(place)/signalbox-\(getuid())-\(ContentDigest.hex(of: root.path).prefix(16))", isDirectory: true)
    }

    /// Longest path of a Unix socket that every system takes, in bytes (sun_path is 104 on macOS, terminator included).
    private static let socketPathLimit = 103

    /// Git hooks that agents' own commits run: they add the trailers, nothing else.
    package var agentHooks: URL { root.appendingPathComponent("agent-hooks") }
}
