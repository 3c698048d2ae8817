import Foundation
import JSONValues
import MCPWire
import Testing

/// The bridge as an agent program starts it: a process with pipes.
final class BridgeProcess {
    private let process = Process()
    private let input = Pipe()
    private let lines: AsyncStream<String>

    /// The bridge that is built beside the tests.
    static let program: String = {
        #if os(Linux)
            let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            return program.deletingLastPathComponent().path + "/mcp-bridge-under-test"
        #else
            // …/signalboxPackageTests.xctest/Contents/MacOS/signalboxPackageTests
            var folder = URL(filePath: CommandLine.arguments[0])
            while folder.path != "/", folder.pathExtension != "xctest" { folder.deleteLastPathComponent() }
            return folder.deletingLastPathComponent().path + "/mcp-bridge-under-test"
        #endif
    }()

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let output = Pipe()
        let (lines, source) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        Thread.detachNewThread {
            var rest = Data()
            while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
                rest += data
                while let end = rest.firstIndex(of: 10) {
                    source.yield(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            // What is no line would be a fault.
            if !rest.isEmpty { source.yield(String(decoding: rest, as: UTF8.self)) }
            source.finish()
        }
    }

    func say(_ message: String) throws { try input.fileHandleForWriting.write(contentsOf: Data((message + "\n").utf8)) }

    /// The bridge ended before it had said what was waited for.
    struct Silence: Error {}

    /// The next `count` lines, as messages.
    func hear(_ count: Int = 1) async throws -> [JSONValue] {
        var heard: [JSONValue] = []
        for await line in lines {
            heard.append(try JSONValue(message: Array(line.utf8)))
            if heard.count == count { return heard }
        }
        throw Silence()
    }

    /// Ends the input; all that still comes, and the exit code.
    func end() async throws -> (rest: [JSONValue], code: Int32) {
        try input.fileHandleForWriting.close()
        var rest: [JSONValue] = []
        for await line in lines { rest.append(try JSONValue(message: Array(line.utf8))) }
        process.waitUntilExit()
        return (rest, process.terminationStatus)
    }
}
