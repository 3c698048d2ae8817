import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Makes a lane's own repository anew: what git obeys is written by us into a fresh folder, and from the old one only what is known to be
/// data is moved there. Nothing has to be recognised as harmful to be left behind, and no path of an agent is written to.
///
/// A rebuild that was killed continues: a part is in the old folder or in the new one, never in neither.
struct LaneRebuild {
    /// What the new repository is to be like.
    struct Plan {
        /// Where HEAD is to be.
        let head: LaneReferences.Head
        /// All references, the lane's branch among them.
        let references: [RefName: ObjectID]
        /// What `origin/HEAD` names.
        let remoteHead: RefName?
        /// Whether the index and what is unfinished stay.
        let keepsWork: Bool
        /// Whether a merge can still be ended although the rest is dropped.
        let keepsMerge: Bool
    }

    let layout: LaneLayout
    let worktree: Worktree

    /// Where the parts of the last repository are now; nil before the first time.
    static func source(_ layout: LaneLayout) -> String? {
        [layout.repository, layout.old].first { LaneLayout.exists($0) }
    }

    func run(_ plan: Plan) throws {
        try begin()
        let new = layout.new
        for folder in ["", "/refs", "/refs/heads", "/refs/tags", "/objects", "/objects/info", "/objects/pack", "/refs/remotes/origin"] {
            try FileManager.default.createDirectory(atPath: new + folder, withIntermediateDirectories: true)
        }
        if !plan.keepsWork {
            // A rebuild that was killed may have moved them under another plan.
            let dropped = LaneUnfinished.files + LaneUnfinished.folders
            for name in dropped where !(plan.keepsMerge && LaneUnfinished.merge.contains(name)) { try LaneLayout.remove("\(new)/\(name)") }
        }
        if let old = try LaneFolder.open(layout.old) { move(from: old, plan) }
        if !plan.keepsWork || !LaneLayout.exists("\(new)/index") {
            try IndexFile.copy("\(worktree.gitDirectory)/index", to: "\(new)/index")
        }
        for (name, bytes) in [
            ("config", LaneConfig.bytes(worktree: worktree.path)), ("packed-refs", PackedReferences.bytes(plan.references)),
            ("objects/info/alternates", Self.alternates(layout, worktree)), ("HEAD", plan.head.bytes),
        ] {
            try PosixFile.write(Array("\(new)/\(name)".utf8), bytes, isExecutable: false)
        }
        if let head = plan.remoteHead {
            try PosixFile.write(
                Array("\(new)/refs/remotes/origin/HEAD".utf8), LaneReferences.Head.branch(head).bytes, isExecutable: false)
        }
        guard rename(new, layout.repository) == 0 else {
            throw GitError.storage("\(layout.repository) could not be put in place", errno: errno)
        }
        try PosixFile.replace(layout.dotgit, Array("gitdir: \(layout.repository)\n".utf8))
        discardOld()
    }

    /// What `objects/info/alternates` must hold.
    static func alternates(_ layout: LaneLayout, _ worktree: Worktree) -> [UInt8] {
        Array("\(RemoteStore.objects(ofMirror: worktree.repository.directory))\n\(layout.objects)\n".utf8)
    }

    /// What it held when lanes read the mirror's own objects.
    static func earlierAlternates(_ worktree: Worktree) -> [UInt8] { Array("\(worktree.repository.directory)/objects\n".utf8) }

    private func begin() throws {
        if LaneLayout.exists(layout.repository) {
            discardOld()
            try LaneLayout.remove(layout.new)
            guard rename(layout.repository, layout.old) == 0 else {
                throw GitError.storage("\(layout.repository) could not be moved", errno: errno)
            }
        } else if !LaneLayout.exists(layout.old) {
            try LaneLayout.remove(layout.new)
        }
    }

    private func move(from old: borrowing LaneFolder, _ plan: Plan) {
        let unfinished = plan.keepsWork ? LaneUnfinished.files + ["index"] : plan.keepsMerge ? LaneUnfinished.merge : []
        for file in ["ORIG_HEAD", "COMMIT_EDITMSG", "FETCH_HEAD"] + unfinished {
            if case .file? = old.kind(file) { old.move(file, to: "\(layout.new)/\(file)") }
        }
        for folder in ["logs", "rr-cache"] + (plan.keepsWork ? LaneUnfinished.folders : []) where old.kind(folder) == .folder {
            old.move(folder, to: "\(layout.new)/\(folder)")
        }
        // A folder of objects is moved whole: what in it is no object, only git inside will ever look at.
        if let objects = try? old.folder("objects") {
            for name in (try? objects.names(limit: 1_000)) ?? [] where objects.kind(name) == .folder && Self.holdsObjects(name) {
                if name == "pack" { rmdir("\(layout.new)/objects/pack") }
                objects.move(name, to: "\(layout.new)/objects/\(name)")
            }
        }
    }

    private static func holdsObjects(_ name: String) -> Bool {
        name == "pack" || (name.utf8.count == 2 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    }

    /// What an agent made hard to remove is kept aside under another name, so that it stops nothing.
    private func discardOld() {
        do { try LaneLayout.remove(layout.old) } catch { _ = rename(layout.old, "\(layout.folder)/left-\(UUID().uuidString)") }
    }
}
