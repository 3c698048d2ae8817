import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the machine itself takes to wake a reader: a program prints the time into a pipe, ten times a second, and nobody is in between.
struct PipeFloor {
    private let child: Child

    init(folder: String, stamps: Stamps) throws {
        let path = "\(folder)/pipe-floor"
        guard mkfifo(path, 0o600) == 0 else { throw BenchError.failed("no named pipe can be made at \(path)") }
        let pipe = open(path, O_RDWR | O_CLOEXEC)
        guard pipe >= 0 else { throw BenchError.failed("\(path) cannot be opened") }
        let program = "import time\nwhile True:\n    time.sleep(0.1)\n    print('at=%d.' % (time.time() * 1e6), flush=True)"
        child = try Child.start(AgentWorkspace.python(), ["-c", program], output: path)
        Thread.detachNewThread {
            LineReader.read(pipe) { line in
                if let printed = Stamps.number(after: "at=", in: line) { stamps.add("pipe", Stamps.now() - printed / 1000) }
            }
        }
    }

    func stop() {
        kill(child.pid, SIGTERM)
        _ = child.wait()
    }
}
