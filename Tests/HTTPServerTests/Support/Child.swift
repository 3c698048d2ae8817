import Foundation

/// Real processes of a test.
enum Child {
    /// Runs it to its end and gives its standard output, without holding up the other tests.
    static func output(_ process: Process, input: ((Process) -> String)? = nil) async throws -> String {
        let (output, feed) = (Pipe(), Pipe())
        process.standardOutput = output
        if input != nil { process.standardInput = feed }
        try process.run()
        if let text = input?(process) {
            try feed.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try feed.fileHandleForWriting.close()
        }
        return await withCheckedContinuation { done in
            Thread.detachNewThread {
                let data = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}
