import Foundation

/// The scripted model of Tests/scripted-model: one process for all tests, told apart by a value in the path. It ends with this program.
struct ModelServer: Sendable {
    static let key = "lab-key"
    let port: Int
    private let log: String

    var address: String { "http://127.0.0.1:\(port)" }

    static let shared = Result { try ModelServer() }

    private init() throws {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sbm-\(UUID().uuidString.prefix(8).lowercased())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        log = "\(folder)/requests.jsonl"
        let server = Process()
        server.executableURL = URL(fileURLWithPath: AgentProgram.python)
        let script = tests.deletingLastPathComponent().appendingPathComponent("scripted-model/serve.py").path
        server.arguments =
            ["-B", script, "--log", log, "--credential", Self.key, "--until-eof"]
            + ["--scenarios", tests.appendingPathComponent("Scenarios/more.json").path] + Marker.all.flatMap { ["--marker", $0] }
        let output = Pipe()
        // Its write end stays open in this process, and nowhere else.
        server.standardInput = Pipe()
        server.standardOutput = output
        try server.run()
        var line = Data()
        while line.last != 10 {
            let next = try output.fileHandleForReading.read(upToCount: 1) ?? Data()
            guard !next.isEmpty else { throw TestFailure("the scripted model ended") }
            line += next
        }
        port = try JSON(String(decoding: line, as: UTF8.self)).port.int
    }

    /// What was asked over this path so far, in its order.
    func requests(_ segment: String) throws -> [JSON] {
        try entries().filter { $0.event == "request" && $0.segment.text == segment }
    }

    /// Errors of the server itself, and requests that it did not understand.
    func faults() throws -> [JSON] {
        try entries().filter { $0.event == "fault" }
    }

    /// The log so far. What follows its last newline is still being written.
    private func entries() throws -> [JSON] {
        let data = FileManager.default.contents(atPath: log) ?? Data()
        let whole = data[..<(data.lastIndex(of: 10) ?? data.startIndex)]
        return try whole.split(separator: 10).map { try JSON(String(decoding: $0, as: UTF8.self)) }
    }
}
