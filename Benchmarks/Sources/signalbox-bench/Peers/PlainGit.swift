import Foundation

/// The floor: what nobody who lands or spawns can do without.
struct PlainGit: Contender {
    let name = "floor"

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        let git = try Tool.find("git")
        let ground = try LandingGround(room, branches: scale.branches)
        let landing = try seconds {
            for branch in ground.branches {
                try room.run(in: ground.clone, git, "merge", "-q", "--no-ff", "-m", "Land \(branch)", branch)
                try room.run(in: ground.clone, "true")
                try room.run(in: ground.clone, git, "push", "-q", "origin", "main")
            }
        }
        try ground.check(room, scale.branches)
        let line = try StartLine(FolderMaker.make("\(room.path)/line"))
        let names = (1...scale.sessions).map { "s\($0)" }
        let spawn = try seconds {
            for name in names {
                try room.run(in: ground.clone, git, "worktree", "add", "-q", "-b", name, "\(room.path)/\(name)", "main")
                _ = try room.start(in: "\(room.path)/\(name)", "/bin/sh", "-c", line.script(name))
            }
            _ = try line.wait(for: names)
        }
        let version = try seconds { try room.run(git, "--version") }
        line.letGo(scale.sessions)
        return [
            .took(.land, landing), .took(.spawn, spawn), .took(.question, version * 1000),
        ]
    }

    static func meaning(_ work: PeerWork) -> String? {
        switch work {
        case .land: "git merge --no-ff, true and git push for each branch"
        case .spawn: "git worktree add and sh for each, one after the other"
        case .question: "git --version"
        default: nil
        }
    }
}
