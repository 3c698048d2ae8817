import Foundation

var currentProcessIdentifier: Int32 { getpid() }

extension ProcessTable {
    /// Ends everything in the selection with SIGKILL and waits until it is gone.
    ///
    /// Members are stopped first and the table read again until it shows no new one, so that none can fork between being
    /// listed and being killed.
    /// - Parameter patience: how long to wait for the ends; a process in an uninterruptible system call may outlast it.
    /// - Returns: what still lives then; empty is the normal case.
    package static func killTree(_ selection: ProcessSelection, patience: Duration = .seconds(10)) async -> Set<ProcessIdentity> {
        var frozen: Set<ProcessIdentity> = []
        for _ in 0..<64 {
            let new = selection.members().subtracting(frozen)
            if new.isEmpty { break }
            for process in new { signal(process, SIGSTOP) }
            frozen.formUnion(new)
        }
        for process in frozen { signal(process, SIGKILL) }
        await waitForEnd(of: frozen, patience: patience)
        return frozen.filter(\.isAlive)
    }

    /// Ends a process and its descendants with SIGKILL; see ``killTree(_:patience:)``.
    package static func killTree(_ root: ProcessIdentity) async -> Set<ProcessIdentity> {
        await killTree(ProcessSelection(roots: [root]))
    }

    private static func waitForEnd(of processes: Set<ProcessIdentity>, patience: Duration) async {
        if processes.isEmpty { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: patience)
            }
            group.addTask {
                for process in processes { await ProcessExit.wait(for: process) }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
