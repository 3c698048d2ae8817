import Foundation

/// What reading lines and writing them again costs, on one core, with no look into them.
enum IngestFloor {
    private static let lines = 400_000

    /// Lines of the given size for each second of processor time.
    static func measure(lineBytes: Int, folder: String) throws -> Double {
        let line = Data(repeating: 120, count: max(1, lineBytes - 1)) + Data([10])
        let file = "\(folder)/in.jsonl"
        var all = Data(capacity: line.count * lines)
        for _ in 0..<lines { all += line }
        try all.write(to: URL(fileURLWithPath: file))
        let result = "\(folder)/out.jsonl"
        guard FileManager.default.createFile(atPath: result, contents: nil), let input = FileHandle(forReadingAtPath: file) else {
            throw BenchError.failed("\(folder) cannot be written to")
        }
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: result))
        let before = try ProcessFacts.read(getpid()).ownCPU
        var pending = Data()
        var failure: (any Error)?
        LineReader.read(input.fileDescriptor) { line in
            pending.append(contentsOf: line)
            pending.append(10)
            guard pending.count > 64 << 10 else { return }
            do { try output.write(contentsOf: pending) } catch { failure = error }
            pending.removeAll(keepingCapacity: true)
        }
        if let failure { throw failure }
        try output.write(contentsOf: pending)
        try output.close()
        return Double(lines) / (try ProcessFacts.read(getpid()).ownCPU - before)
    }
}
