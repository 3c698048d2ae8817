extension Mutation {
    /// Clever hands: numbers, hashes, tree heads, frontier and the kept head fit again.
    static let forgeries = [
        Mutation("the marker of a landing is dropped, hashes repaired", caughtBy: "markers") { facts in
            let event = try facts.last("lane.landingStarted", of: facts.doneLane())
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("the marker of a phase is dropped, hashes repaired", caughtBy: "markers") { facts in
            let lane = try facts.doneLane()
            guard let event = facts.events.first(where: { $0.subject == lane.id && $0.laneEvent?.body.to.text == "publishing" }) else {
                throw ChaosError("\(lane.id) was never published")
            }
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("the marker of a turn is dropped, hashes repaired", caughtBy: "markers") { facts in
            let event = try facts.last("lane.turnStarted", of: facts.doneLane())
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("the decision is dropped, hashes repaired", caughtBy: "decided") { facts in
            let event = try facts.last("lane.decided", of: facts.doneLane())
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("the decision is about another candidate, hashes repaired", caughtBy: "decided") { facts in
            let lane = try facts.doneLane()
            let event = try facts.last("lane.decided", of: lane)
            let number = event.laneEvent?.body.decision.candidate.int ?? 0
            try facts.forge { try $0.replace(event.sequence, #""candidate":\#(number)"#, #""candidate":\#(number + 7)"#) }
        },
        Mutation("a gate was red, hashes repaired", caughtBy: "gated") { facts in
            let event = try facts.last("lane.gateEnded", of: facts.doneLane())
            try facts.forge { try $0.replace(event.sequence, #""result":"passed""#, #""result":"failed""#) }
        },
        Mutation("a lane lands twice, hashes repaired", caughtBy: "landings once") { facts in
            let event = try facts.last("lane.landed", of: facts.doneLane())
            try facts.forge { $0.copy(event.sequence, behind: event.sequence) }
        },
        Mutation("another tree is recorded as landed, hashes repaired", caughtBy: "trees equal") { facts in
            let event = try facts.last("lane.landed", of: facts.doneLane())
            let tree = event.laneEvent?.body.landing.tree.text ?? ""
            try facts.forge { try $0.replace(event.sequence, tree, String(tree.reversed())) }
        },
        Mutation("two lanes have one pull request, hashes repaired", caughtBy: "pull requests once") { facts in
            let lanes = facts.sortedLanes.filter { $0.pullRequest != nil }
            for lane in lanes {
                guard let other = lanes.first(where: { $0.repository == lane.repository && $0.id != lane.id }),
                    let number = other.pullRequest
                else { continue }
                let own = facts.events.filter { $0.subject == lane.id && $0.kind == "lane.published" }
                return try facts.forge { forger in
                    for event in own {
                        try forger.replace(event.sequence, #""number":\#(lane.pullRequest ?? 0)}"#, #""number":\#(number)}"#)
                    }
                }
            }
            throw ChaosError("no two lanes of one repository have pull requests")
        },
        Mutation("the operator is called twice for one thing, hashes repaired", caughtBy: "notifications once") { facts in
            let event = try facts.last("lane.needsOperator", of: facts.waitingLane())
            try facts.forge { $0.copy(event.sequence, behind: event.sequence) }
        },
        Mutation("an unfinished lane has lost its reason, hashes repaired", caughtBy: "next actor") { facts in
            let event = try facts.last("lane.needsOperator", of: facts.waitingLane())
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("a gate has never ended, hashes repaired", caughtBy: "processes agree") { facts in
            let event = try facts.last("lane.gateEnded", of: facts.waitingLane())
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("the marker of a review is dropped, hashes repaired", caughtBy: "markers") { facts in
            guard let event = facts.events.last(where: { $0.kind == "lane.reviewStarted" }) else {
                throw ChaosError("nothing was reviewed")
            }
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("an answer is dropped, hashes repaired", caughtBy: "answers once") { facts in
            guard let event = facts.events.last(where: { $0.kind == "lane.answered" }) else { throw ChaosError("nothing was answered") }
            try facts.forge { $0.drop(event.sequence) }
        },
        Mutation("an alarm was raised, hashes repaired", caughtBy: "no alarm") { facts in
            guard let event = facts.events.last(where: { $0.kind == "workspace.repositorySynced" }) else {
                throw ChaosError("nothing was synced")
            }
            try facts.forge {
                $0.turn(
                    event.sequence, subject: "workspace", kind: "workspace.alarm",
                    event: #"{"workspace":{"event":{"alarm":{"text":"landed tree is not the gated tree"}}}}"#)
            }
        },
    ]
}
