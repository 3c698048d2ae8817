import Foundation

extension Mutation {
    static let gitMutations = [
        Mutation("a worktree is deleted early", caughtBy: "git agrees") { facts in
            try FileManager.default.removeItem(atPath: try facts.waitingLane().worktree ?? "")
        },
        Mutation("a lane's branch is moved", caughtBy: "git agrees") { facts in
            let lane = try facts.waitingLane()
            try await facts.box.shell(
                "git --git-dir '\(facts.mirror(of: lane))' update-ref 'refs/heads/\(lane.branch ?? "")' refs/remotes/origin/main")
        },
        Mutation("another tree lands than the gated one", caughtBy: "trees equal") { facts in
            let lane = try facts.doneLane()
            let remote = facts.box.remote(lane.repository)
            try await facts.box.shell(
                """
                export GIT_DIR='\(remote)'
                export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.org GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.org
                git update-ref refs/heads/main $(git commit-tree -p main^1 -p main^2 -m 'Another tree' 'main^1^{tree}')
                """)
        },
        Mutation("somebody lands beside the ledger", caughtBy: "landings once") { facts in
            let lane = try facts.doneLane()
            try await facts.box.shell(
                """
                export GIT_DIR='\(facts.box.remote(lane.repository))' GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.org
                export GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.org
                git update-ref refs/heads/main $(git commit-tree -p main -m 'Nobody decided' 'main^{tree}')
                """)
        },
        Mutation("a commit is made twice", caughtBy: "commits once") { facts in
            let lane = try facts.doneLane()
            try await facts.box.shell(
                """
                export GIT_DIR='\(facts.mirror(of: lane))'
                one=refs/heads/\(lane.branch ?? ""); git log -1 --format=%B $one > '\(facts.box.folder)/tmp/message'
                export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.org GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.org
                again=$(git commit-tree -p $one^1 -F '\(facts.box.folder)/tmp/message' $one^{tree})
                git update-ref refs/signalbox/lanes/\(lane.id)/candidate-9 $again
                """)
        },
        Mutation("a snapshot is lost, and with it what was ignored", caughtBy: "work kept") { facts in
            let lane = try facts.doneLane()
            guard let snapshot = lane.snapshots.last else { throw ChaosError("\(lane.id) has no snapshot") }
            try await facts.box.shell("git --git-dir '\(facts.mirror(of: lane))' update-ref -d '\(snapshot.ref)'")
        },
        Mutation("a file that an agent wrote is removed from its worktree", caughtBy: "work kept") { facts in
            let lane = try facts.waitingLane()
            guard let entry = facts.journal.last(where: { $0.lane == lane.id && $0.what.hasSuffix(".o") }) else {
                throw ChaosError("nothing was ignored")
            }
            try FileManager.default.removeItem(atPath: "\(lane.worktree ?? "")/\(entry.what)")
        },
        Mutation("an object that a reference needs is gone", caughtBy: "git sound") { facts in
            let lane = try facts.waitingLane()
            let tree = lane.candidate?.tree ?? ""
            let path = "\(facts.mirror(of: lane))/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
            try FileManager.default.removeItem(atPath: path)
        },
        Mutation("a branch is left that belongs to no lane", caughtBy: "no stray reference") { facts in
            let lane = try facts.doneLane()
            try await facts.box.shell(
                "git --git-dir '\(facts.mirror(of: lane))' update-ref refs/heads/signalbox/t-99-left refs/remotes/origin/main")
        },
        Mutation("a second pull request of a lane", caughtBy: "pull requests once") { facts in
            let lane = try facts.doneLane()
            try await facts.box.shell("git --git-dir '\(facts.mirror(of: lane))' update-ref refs/pull/99/head refs/remotes/origin/main")
        },
        Mutation("a worktree is held for nobody", caughtBy: "no stray worktree") { facts in
            let path = try facts.freeWorktree() + ".json"
            try Files.write(Files.text(path).replacing("\"free\"", with: "\"held\""), to: path)
        },
    ]
}
