import Foundation

/// agent-parley: lanes with worktrees, claims and a merge behind a gate. A lane runs a native CLI; a `claude` that sleeps stands in for one, as in its
/// own `demo`. It merges into the branch of the base checkout; one push brings that to the remote.
struct Parley: Peer {
    let name: String
    let bin: String

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        var room = room
        try room.write(program: "claude", "#!/bin/sh\nexec sleep 3600\n")
        room.environment["AGENT_PARLEY_PORT"] = try room.port("\(bin)/python")
        room.environment["AGENT_PARLEY_HOME"] = "\(room.path)/state"
        room.environment["AGENT_PARLEY_PLUGIN_REPAIR"] = "off"
        room.environment["CLAUDE_CONFIG_DIR"] = "\(room.path)/home/claude"
        let state = try FolderMaker.make("\(room.path)/state")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: state)
        // A busy machine would hold its lanes back.
        try "{\"max_load_ratio\": 1000, \"min_available_mib\": 0}".write(
            toFile: "\(state)/supervision.json", atomically: true, encoding: .utf8)
        let ground = try LandingGround(room, branches: 0)
        let start = try seconds {
            try ask(room, "up")
            try ask(room, "status")
        }
        Thread.sleep(forTimeInterval: 3)
        let memory = try room.memory()
        let question = try seconds { try ask(room, "status") }
        try ask(room, "setup", ground.clone)
        try ask(room, "forge", "set", "null", "--repo", ground.clone)
        try ask(room, "verify", "set", "true", "--repo", ground.clone)
        let (land, whole) = try land(scale.branches, ground, room)
        let (spawn, list) = try sessions(scale.sessions, ground, room)
        _ = try? ask(room, "down")
        return [
            .took(.start, start * 1000), .took(.memory, memory), .took(.question, question * 1000),
            .took(.land, land, "report, merge, push"), .took(.whole, whole, "20 lanes"), .took(.spawn, spawn),
            .took(.list, list * 1000),
        ]
    }

    /// A project takes 32 lanes and twelve are for the sessions, so twenty lanes do one branch's work after the other.
    private func land(_ count: Int, _ ground: LandingGround, _ room: PeerRoom) throws -> (Double, Double) {
        let git = try Tool.find("git")
        let lanes = (1...min(20, count)).map { "w\($0)" }
        var landing = 0.0
        let whole = try seconds {
            for lane in lanes { try ask(room, "participant", "add", lane, "--provider", "claude", "--repo", ground.clone) }
            for first in stride(from: 1, through: count, by: lanes.count) {
                let round = Array(zip(first...count, lanes))
                for (number, lane) in round {
                    let folder = try worktree(lane, room)
                    try ask(room, in: folder, ["issue", "claim", "\(number)"])
                    try "\(number)\n".write(toFile: "\(folder)/\(LandingGround.file("\(number)"))", atomically: true, encoding: .utf8)
                    try room.run(in: folder, git, "add", "-A")
                    try room.run(in: folder, git, "commit", "-q", "-m", "\(number)")
                }
                landing += try seconds {
                    for (number, lane) in round {
                        try ask(
                            room, in: worktree(lane, room),
                            ["report", "--issue", "\(number)", "--state", "ready", "--summary", lane, "--evidence", "true: ok"])
                    }
                    try ask(room, "participant", "merge", "--all", "--yes", "--repo", ground.clone)
                    try room.run(in: ground.clone, git, "push", "-q", "origin", "main")
                }
            }
        }
        try ground.check(room, count)
        return (landing, whole)
    }

    private func sessions(_ count: Int, _ ground: LandingGround, _ room: PeerRoom) throws -> (Double, Double) {
        let names = (1...count).map { "s\($0)" }
        let spawn = try seconds {
            for name in names {
                try ask(room, "participant", "add", name, "--provider", "claude", "--repo", ground.clone)
                // It wants a terminal, and so each has one. As with ``ask(_:in:_:)``, one that comes while another holds its lock is turned away.
                let command = "until agent-parley run \(name); do sleep 0.1; done"
                _ = try room.start(in: ground.clone, "script", "-qec", command, "\(room.path)/\(name).tty")
            }
            try room.wait("not all lanes ran") { try running(room) >= count }
        }
        var listed = ""
        let list = try seconds { listed = try ask(room, "participant", "list", "--repo", ground.clone) }
        let found = listed.split(separator: "\n").filter { line in names.contains { line.hasPrefix("\($0):") } }.count
        guard found == count else { throw BenchError.failed("\(found) of \(count) lanes are listed") }
        return (spawn, list)
    }

    /// The stand-ins that run.
    private func running(_ room: PeerRoom) throws -> Int {
        room.processes().filter { pid in
            (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8))?.hasPrefix("sleep\0") == true
        }.count
    }

    private func worktree(_ lane: String, _ room: PeerRoom) throws -> String {
        let projects = "\(room.path)/state/projects"
        guard let project = try FileManager.default.contentsOfDirectory(atPath: projects).first else {
            throw BenchError.failed("there is no project in \(projects)")
        }
        return "\(projects)/\(project)/\(lane)"
    }

    /// Its service and its commands take turns at a lock, and the one that does not get it says "retry later".
    @discardableResult
    private func ask(_ room: PeerRoom, _ words: String...) throws -> String { try ask(room, in: "\(room.path)/clone", words) }

    @discardableResult
    private func ask(_ room: PeerRoom, in folder: String, _ words: [String]) throws -> String {
        for _ in 0..<50 {
            do {
                return try room.run(in: folder, ["agent-parley"] + words)
            } catch let error as BenchError where error.description.contains("retry later") {
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
        return try room.run(in: folder, ["agent-parley"] + words)
    }
}
