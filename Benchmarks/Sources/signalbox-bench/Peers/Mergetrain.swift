import Foundation

/// mergetrain: a merge queue without a server. Each branch is checked out in a worktree, which it asks for; `enqueue --auto` and
/// `daemon --once` are its way without a terminal.
struct Mergetrain: Peer {
    let name: String
    let bin: String

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        var figures: [PeerFigure] = [
            .not(.whole, "starts no agents"), .not(.spawn, "starts no agents"), .not(.start, "has no server"),
            .not(.memory, "has no server"),
        ]
        for mode in ["batch", "ordered"] {
            let inner = try PeerRoom("\(room.path)/\(mode)", bin: bin)
            let ground = try LandingGround(
                inner, branches: scale.branches, files: [".mergetrain.yaml": Self.configuration(mode)], worktrees: true)
            let landing = try seconds {
                for branch in ground.branches {
                    try inner.run(
                        in: ground.clone, "mergetrain", "enqueue", "--auto", "--task", branch, "--branch", branch, "--worktree",
                        "\(inner.path)/\(branch)")
                }
                // In ordered mode each tick of its daemon lands one.
                for _ in 0..<(mode == "batch" ? 1 : scale.branches) {
                    try inner.run(in: ground.clone, "mergetrain", "daemon", "--once")
                }
            }
            try ground.check(inner, scale.branches)
            // A push leaves one reference there, which tells whether the mode was the one that was meant.
            let pushes = try inner.run(Tool.find("git"), "-C", ground.remote, "for-each-ref", "refs/mergetrain/deploys").split(
                separator: "\n")
            guard pushes.count == (mode == "batch" ? 1 : scale.branches) else {
                throw BenchError.failed("\(pushes.count) pushes in \(mode) mode; look at \(inner.path)")
            }
            let way = mode == "batch" ? "batch: one push" : "ordered: a push for each"
            figures.append(.took(.land, landing, way))
            if mode == "batch" {
                figures.append(.took(.question, try seconds { try inner.run(in: ground.clone, "mergetrain", "status") } * 1000))
            }
        }
        return figures
    }

    private static func configuration(_ mode: String) -> String {
        """
        version: 2
        project:
          name: bench
        queue:
          processing: \(mode)
        gates:
          - name: trivial
            run: "true"

        """
    }
}
