import Foundation

/// bernstein: its scheduler alone starts agents, and merges what they did.
struct Bernstein: Peer {
    let name: String
    let bin: String

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        let ground = try LandingGround(room, branches: 0)
        try room.run(in: ground.clone, "bernstein", "init")
        let port = try room.port("\(bin)/python")
        let begin = ContinuousClock.now
        _ = try room.start(in: ground.clone, "bernstein", "serve", "--port", port)
        let start = try room.waitForPage("http://127.0.0.1:\(port)/health", since: begin)
        Thread.sleep(forTimeInterval: 3)
        let memory = try room.memory()
        let why = "only by its scheduler; its agent without a model mends its own demo only"
        return [
            .took(.start, start), .took(.memory, memory), .not(.land, why), .not(.whole, why), .not(.spawn, why), .not(.list, "see spawn"),
            .not(.question, "not measured: its status asks the fixed port 8052"),
        ]
    }
}
