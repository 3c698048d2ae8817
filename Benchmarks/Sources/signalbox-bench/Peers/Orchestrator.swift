import Foundation

/// cli-agent-orchestrator: agents in a tmux behind a server. Its provider `mock_cli` needs no model; the program of that name, which is not in
/// the package, is written here: a prompt that repeats what it is told.
struct Orchestrator: Peer {
    let name: String
    let bin: String

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        var room = room
        let port = try room.port("\(bin)/python")
        room.environment["CAO_API_PORT"] = port
        try room.write(
            program: "mock_cli",
            """
            #!/bin/sh
            printf '❯ '
            while IFS= read -r line; do
                [ "$line" = /exit ] && exit 0
                printf '> MOCK: %s\\n❯ ' "$line"
            done

            """)
        let address = "http://127.0.0.1:\(port)"
        let begin = ContinuousClock.now
        _ = try room.start("cao-server")
        let start = try room.waitForPage("\(address)/health", since: begin)
        Thread.sleep(forTimeInterval: 3)
        let memory = try room.memory()
        let question = try seconds { try room.run("cao", "session", "list") }
        try room.run("tmux", "new-session", "-d", "-s", "keep", "sleep 3600")
        let curl = try Tool.find("curl")
        let spawn = try seconds {
            let calls = try (1...scale.sessions).map { number in
                let query = "agent_profile=developer&provider=mock_cli&session_name=s\(number)&working_directory=\(room.path)"
                return try Child.start(
                    curl, ["-sf", "-m", "300", "-X", "POST", "\(address)/sessions?\(query)"], output: "\(room.path)/sessions",
                    environment: room.environment)
            }
            guard calls.map({ $0.wait().status }).allSatisfy({ $0 == 0 }) else { throw BenchError.failed("a session could not be started") }
        }
        var listed = ""
        let list = try seconds { listed = try room.run("cao", "session", "list") }
        let count = listed.split(separator: "\n").filter { $0.hasPrefix("cao-s") }.count
        guard count == scale.sessions else { throw BenchError.failed("\(count) of \(scale.sessions) sessions are listed") }
        return [
            .not(.land, "does not land"), .not(.whole, "does not land"), .took(.start, start), .took(.memory, memory),
            .took(.question, question * 1000), .took(.spawn, spawn, "no worktrees"), .took(.list, list * 1000),
        ]
    }
}
