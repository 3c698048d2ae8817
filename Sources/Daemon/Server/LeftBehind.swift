import Control
import Foundation
import Git
import Ledger
import Processes

/// What a server that was killed leaves at work or lying about: git that still talks to a remote, files half written. The next server ends it
/// before it begins anything, so that no two of them change one repository.
struct LeftBehind: Sendable {
    private let state: StateFolder
    /// How long git may take to put its lock files away.
    private static let grace = Duration.seconds(2)

    init(_ state: StateFolder) { self.state = state }

    /// The variables that this server's git gets, and its check of the ledger: by one of them the next server knows them.
    func marked(_ environment: [String: String]) -> [String: String] { environment.merging([Self.name: state.root.path]) { $1 } }

    /// Ends it. Only for who holds the ledger: a server that lives would lose its own.
    ///
    /// - Parameter say: is told in words what git had left in the mirrors.
    func end(_ say: (String) -> Void) async {
        BlobStore(state: state.root).sweep()
        state.removeUnfinishedLogs()
        await endGit()
        for mirror in state.mirrors {
            let left = LeftLocks.remove(ofMirror: mirror.path) + LeftTemporaries.remove(ofMirror: mirror.path)
            for path in left { say("\(path) was left by a git that was killed, and is removed") }
        }
    }

    private func endGit() async {
        let selection = ProcessSelection(markers: ["\(Self.name)=\(state.root.path)"])
        let found = selection.members()
        guard !found.isEmpty else { return }
        // Git that is told to end removes its lock files; git that is killed leaves them to whoever comes next.
        for process in found { ProcessTable.signal(process, SIGTERM) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for process in found { await ProcessExit.wait(for: process) } }
            group.addTask { try? await Task.sleep(for: Self.grace) }
            await group.next()
            group.cancelAll()
        }
        _ = await ProcessTable.killTree(selection)
    }

    private static let name = "SIGNALBOX_GIT_OF"
}
