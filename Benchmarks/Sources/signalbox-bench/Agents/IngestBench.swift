import Foundation

/// One agent that prints as fast as it can, through sandbox, runner, spool, dialect, transcript and blob.
struct IngestBench {
    let options: Options
    let scratch: Scratch

    func run() throws -> Section {
        let bytes = options.ingestBytes
        Progress.say("ingest: \(bytes / 1_000_000) MB")
        let workspace = try AgentWorkspace(options.signalbox, folder: scratch.folder("ingest"))
        defer { workspace.stop() }
        let watch = try ServerWatch(workspace.program.server())
        let lanes = try workspace.begin(1, .flood(bytes: bytes))
        try workspace.end(lanes, within: 1800)
        let figures = try watch.finish()
        let entries = try count(workspace.program, lanes)
        let floor = try IngestFloor.measure(lineBytes: bytes / entries, folder: scratch.folder("ingest-floor"))
        let start = figures.resident.values.first ?? .nan
        let rate = Double(entries) / figures.cpuSeconds
        var section = Section()
        section.rows = [
            Row(
                name: "ingest, entries per second of the server's CPU", unit: .perSecond, value: rate, floor: floor,
                floorName: "as many bytes and lines, read and written unseen", goal: .atLeast(20_000)),
            Row(name: "ingest, entries per second", unit: .perSecond, value: Double(entries) / figures.seconds),
            Row(
                name: "ingest of \(bytes / 1_000_000) MB, memory above the start", unit: .mebibytes, value: figures.resident.most - start,
                goal: .value(16), samples: figures.resident),
        ]
        section.notes.append(
            "ingest    \(entries) entries from \(bytes / 1_000_000) MB; seconds count from before the dispatch to the end of the turn. The floor splits as many bytes\n"
                + "          into lines and writes them again, and knows nothing of JSON: more is better here, and the ratio is what looking into them costs."
        )
        return section
    }

    private func count(_ program: Program, _ lanes: [String]) throws -> Int {
        let ends = try program.json([LedgerEvent].self, "events").compactMap {
            $0.laneEvent("turnEnded")?["outcome"]?["entryCount"]?.number
        }
        guard let entries = ends.max(), entries > 100 else { throw BenchError.failed("the agent's turn left no transcript") }
        return Int(entries)
    }
}
