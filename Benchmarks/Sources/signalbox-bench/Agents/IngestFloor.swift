import Foundation

/// What reading lines of JSON and writing as many costs, on one core and with nothing around it.
enum IngestFloor {
    private static let lines = 30_000

    /// Entries for each second of processor time.
    static func measure(entries: Int, bytes: Int, folder: String) throws -> Double {
        let size = max(200, bytes / max(1, entries))
        let event: [String: Any] = [
            "type": "assistant", "session_id": "s",
            "message": [
                "id": "m", "role": "assistant", "usage": ["input_tokens": 1, "output_tokens": 2],
                "content": [["type": "text", "text": String(repeating: "x", count: size - 150)]],
            ] as [String: Any],
        ]
        let line = try JSONSerialization.data(withJSONObject: event) + Data([10])
        let file = URL(fileURLWithPath: "\(folder)/in.jsonl")
        var all = Data()
        for _ in 0..<lines { all += line }
        try all.write(to: file)
        let result = "\(folder)/out.jsonl"
        guard FileManager.default.createFile(atPath: result, contents: nil) else { throw BenchError.failed("\(result) cannot be made") }
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: result))
        let before = try ProcessFacts.read(getpid()).ownCPU
        let input = try Data(contentsOf: file)
        var pending = Data()
        for line in input.split(separator: 10) {
            let value = try JSONSerialization.jsonObject(with: line)
            pending += try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
            pending.append(10)
            if pending.count > 64 << 10 {
                try output.write(contentsOf: pending)
                pending.removeAll(keepingCapacity: true)
            }
        }
        try output.write(contentsOf: pending)
        try output.close()
        return Double(lines) / (try ProcessFacts.read(getpid()).ownCPU - before)
    }
}
