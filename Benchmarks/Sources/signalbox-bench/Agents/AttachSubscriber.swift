import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `signalbox attach`, as an operator runs it: notes how long after the agent printed a message its words are on the screen.
struct AttachSubscriber {
    private let child: Child
    private let pipe: Int32

    init(_ program: Program, lane: String, folder: String, stamps: Stamps) throws {
        let path = "\(folder)/attach-\(lane)"
        guard mkfifo(path, 0o600) == 0 else { throw BenchError.failed("no named pipe can be made at \(path)") }
        // Both ways, so that the open does not wait; the reader ends with the process.
        pipe = open(path, O_RDWR | O_CLOEXEC)
        guard pipe >= 0 else { throw BenchError.failed("\(path) cannot be opened") }
        child = try Child.start(program.path, ["attach", lane, "--workspace", program.workspace], output: path)
        Thread.detachNewThread { [pipe] in
            LineReader.read(pipe) { line in
                guard let printed = Stamps.number(after: "at=", in: line), let took = Stamps.number(after: "answered=", in: line) else {
                    return
                }
                stamps.add("agent to attach", Stamps.now() - printed / 1000)
                stamps.add("answer", took / 1000)
            }
        }
    }

    func stop() {
        kill(child.pid, SIGINT)
        _ = child.wait()
    }
}
