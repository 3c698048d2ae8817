import Foundation

/// Signalbox itself: the agent `sh` makes the commits, the operator's commands inspect, approve and wait.
struct OwnProgram: Contender {
    let name = "signalbox"
    let path: String

    func measure(_ scale: PeerScale, in room: PeerRoom) throws -> [PeerFigure] {
        let ground = try LandingGround(room, branches: 0)
        let workspace = try FolderMaker.make("\(room.path)/workspace")
        let line = try FolderMaker.make("\(room.path)/line")
        try room.run(path, "init", workspace, "--quiet")
        try """
        version: 1
        name: bench
        timeZone: UTC
        repositories:
          one: { url: \(ground.remote), lanes: 1000, gates: [{ name: trivial, run: "true" }] }
        agents:
          sh:
            adapter: command
            command: [/bin/sh, "-eu", "{promptFile}"]
            prompt: file
            content: intent
            # Where an agent says that it runs.
            writable: [\(line)]
        policy: { lanes: 1000, lanesPerRepository: 1000 }
        host: { memoryReserve: 100MB, memoryPerAgent: 1MB, cpuPerAgent: 0.001, maxLoad: 10000 }

        """.write(toFile: "\(workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        defer { _ = try? ask(room, "down", "--quiet") }
        let start = try seconds {
            try ask(room, "up", "--quiet")
            try ask(room, "status")
        }
        try ask(room, "repo", "sync", "one", "--quiet")
        // The questions before were work too; let it end.
        Thread.sleep(forTimeInterval: 3)
        let memory = try room.memory()
        let question = try seconds { try ask(room, "status") }
        let (spawn, list) = try sessions(scale.sessions, room)
        return [
            .took(.start, start * 1000), .took(.memory, memory), .took(.question, question * 1000), .took(.spawn, spawn),
            .took(.list, list * 1000),
        ]
            + (try land(scale.branches, ground, room))
    }

    private func sessions(_ count: Int, _ room: PeerRoom) throws -> (Double, Double) {
        let line = try StartLine("\(room.path)/line")
        let names = (1...count).map { "s\($0)" }
        let targets = try names.map { try add($0, line.script($0), room) }
        let spawn = try seconds {
            try ask(room, ["dispatch", "--quiet"] + targets)
            _ = try line.wait(for: names)
        }
        let list = try seconds {
            guard try lanes(room).count == count else { throw BenchError.failed("not all of \(count) lanes are listed") }
        }
        line.letGo(count)
        try wait(for: "operator", count, room)
        for lane in try lanes(room) { try ask(room, "abandon", lane.id, "--reason", "obsolete", "--quiet") }
        return (spawn, list)
    }

    private func land(_ count: Int, _ ground: LandingGround, _ room: PeerRoom) throws -> [PeerFigure] {
        let begin = ContinuousClock.now
        let targets = try (1...count).map { number in
            let file = LandingGround.file("b\(number)")
            return try add("b\(number)", "echo b\(number) >\(file)\ngit add \(file)\ngit commit -q -m b\(number)\n", room)
        }
        try ask(room, ["dispatch", "--quiet"] + targets)
        try wait(for: "operator", count, room)
        let ready = try lanes(room)
        guard ready.allSatisfy({ $0.phase == "inspecting" }) else {
            throw BenchError.failed("not every lane is ready; look at \(room.path)")
        }
        let decided = ContinuousClock.now
        for lane in ready { try ask(room, "inspect", lane.id, "--all-viewed", "--quiet") }
        try ask(room, ["approve", "--reason", "correct", "--quiet"] + ready.map(\.id))
        try room.wait("not all lanes landed") { try ground.landed(room) == count }
        let end = ContinuousClock.now
        return [.took(.land, (end - decided).seconds), .took(.whole, (end - begin).seconds)]
    }

    private struct Lane: Decodable {
        let id: String
        let phase: String
        let nextActor: String
    }

    private func lanes(_ room: PeerRoom) throws -> [Lane] {
        try JSONDecoder().decode([Lane].self, from: Data(ask(room, "lanes", "--json").utf8))
    }

    private func wait(for actor: String, _ count: Int, _ room: PeerRoom) throws {
        try room.wait("not all of \(count) lanes came to the \(actor)") {
            let found = try lanes(room).filter { $0.nextActor == actor }.count == count
            if !found { Thread.sleep(forTimeInterval: 0.2) }
            return found
        }
    }

    private func add(_ title: String, _ intent: String, _ room: PeerRoom) throws -> String {
        try ask(room, "target", "add", "--repo", "one", "--title", title, "--intent", intent, "--agent", "sh", "--quiet")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @discardableResult
    private func ask(_ room: PeerRoom, _ words: String...) throws -> String { try ask(room, words) }

    @discardableResult
    private func ask(_ room: PeerRoom, _ words: [String]) throws -> String {
        try room.run([path] + words + ["--workspace", "\(room.path)/workspace"])
    }
}
