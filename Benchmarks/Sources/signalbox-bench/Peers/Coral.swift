import Foundation

/// agent-coral: agents in a tmux behind a web page. Its agent type `terminal` is a shell without a model; sessions are started and listed by
/// its HTTP calls, for there is no command for it.
struct Coral: Peer {
    let name: String
    let bin: String

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        let port = try room.port("\(bin)/python")
        let address = "http://127.0.0.1:\(port)/api/sessions"
        let begin = ContinuousClock.now
        _ = try room.start("coral", "--host", "127.0.0.1", "--port", port, "--no-browser", "--data-dir", "\(room.path)/data")
        let start = try room.waitForPage("\(address)/live", since: begin)
        Thread.sleep(forTimeInterval: 3)
        let memory = try room.memory()
        // Its first session waits for ever when it is the one that starts tmux: tmux then keeps the pipe that it reads to the end.
        try room.run("tmux", "new-session", "-d", "-s", "keep", "sleep 3600")
        let curl = try Tool.find("curl")
        let spawn = try seconds {
            let calls = try (1...scale.sessions).map { number in
                let body = "{\"working_dir\":\"\(room.path)\",\"agent_type\":\"terminal\",\"display_name\":\"s\(number)\"}"
                return try Child.start(
                    curl, ["-sf", "-m", "60", "-H", "Content-Type: application/json", "-d", body, "\(address)/launch"],
                    output: "\(room.path)/sessions", environment: room.environment)
            }
            guard calls.map({ $0.wait().status }).allSatisfy({ $0 == 0 }) else { throw BenchError.failed("a session could not be started") }
        }
        struct Session: Decodable { let session_id: String }
        var listed = ""
        let list = try seconds { listed = try room.run(curl, "-sf", "-m", "60", "\(address)/live") }
        let count = try JSONDecoder().decode([Session].self, from: Data(listed.utf8)).count
        guard count == scale.sessions else { throw BenchError.failed("\(count) of \(scale.sessions) sessions are listed") }
        return [
            .not(.land, "does not land"), .not(.whole, "does not land"), .not(.question, "has no such command"), .took(.start, start),
            .took(.memory, memory), .took(.spawn, spawn, "no worktrees"), .took(.list, list * 1000, "by curl"),
        ]
    }
}
