import CPlatform
import Domain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One thread, one poll(2): everything in the order in which it comes.
extension ACPHost {
    /// Bytes that wait for the agent before nothing more is read for it.
    private static let inputLimit = 8 << 20

    mutating func loop() -> Int32 {
        while true {
            let ready = wait()
            if ready.contains(signals) { takeSignals() }
            if ready.contains(0) { readServer() }
            if agentOutput >= 0, ready.contains(agentOutput) { readAgent() }
            for index in terminals.indices where terminals[index].output >= 0 && ready.contains(terminals[index].output) {
                terminals[index].read(limit: 256 << 10)
            }
            if !toAgent.isEmpty { writeAgent() }
            if !inputOpen, toAgent.isEmpty { closeInput() }
            endTerminals()
            if let ending = agent.ending() { return finish(ending) }
            if broken { agent.signal(SIGKILL) }
            enforceDeadline()
        }
    }

    /// Waits until something can be done, and says which descriptors it is for.
    private func wait() -> Set<Int32> {
        var list = [pollfd(fd: signals, events: Int16(POLLIN), revents: 0)]
        let room = toAgent.count < Self.inputLimit
        if inputOpen, room { list.append(pollfd(fd: 0, events: Int16(POLLIN), revents: 0)) }
        if agentOutput >= 0, room { list.append(pollfd(fd: agentOutput, events: Int16(POLLIN), revents: 0)) }
        if agentInput >= 0, !toAgent.isEmpty { list.append(pollfd(fd: agentInput, events: Int16(POLLOUT), revents: 0)) }
        for terminal in terminals where terminal.output >= 0 { list.append(pollfd(fd: terminal.output, events: Int16(POLLIN), revents: 0)) }
        let timeout = deadline.map { max(0, $0.time - Self.now()) * 1000 } ?? -1
        guard poll(&list, nfds_t(list.count), Int32(clamping: timeout)) > 0 else { return [] }
        return Set(list.filter { $0.revents != 0 }.map(\.fd))
    }

    private mutating func takeSignals() {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = Descriptor.read(signals, &buffer)
        for number in buffer.prefix(max(0, count)).map(Int32.init) where number != SIGCHLD {
            agent.signal(number)
            for terminal in terminals { terminal.process.signal(number) }
        }
    }

    private mutating func readServer() {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = Descriptor.read(0, &buffer)
        if count < 0, errno == EAGAIN { return }
        // Whole lines only: answers of our own must not come in the middle of one.
        for piece in count > 0 ? fromServer.add(buffer[..<count]) : [fromServer.finish()].compactMap({ $0 }) {
            guard case .line(let line) = piece, agentInput >= 0 else { continue }
            toAgent += line
            toAgent.append(UInt8(ascii: "\n"))
        }
        if count <= 0 { inputOpen = false }
    }

    private mutating func readAgent() {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = Descriptor.read(agentOutput, &buffer)
        if count < 0, errno == EAGAIN { return }
        let pieces = count > 0 ? fromAgent.add(buffer[..<count]) : [fromAgent.finish()].compactMap { $0 }
        for piece in pieces { take(piece) }
        if count <= 0 {
            close(agentOutput)
            agentOutput = -1
        }
    }

    private mutating func writeAgent() {
        guard agentInput >= 0 else {
            toAgent = []
            return
        }
        let count = Descriptor.write(agentInput, toAgent[...])
        if count > 0 {
            toAgent.removeFirst(count)
        } else if errno != EAGAIN {
            // It does not listen any more.
            close(agentInput)
            agentInput = -1
            toAgent = []
        }
    }

    private mutating func closeInput() {
        guard agentInput >= 0 else { return }
        close(agentInput)
        agentInput = -1
        deadline = (Self.now() + options.grace, SIGTERM)
    }

    private mutating func enforceDeadline() {
        guard let due = deadline, Self.now() >= due.time else { return }
        agent.signal(due.signal)
        deadline = due.signal == SIGTERM ? (Self.now() + options.grace, SIGKILL) : nil
    }

    /// The agent has ended: what it still said, then nothing of it is left.
    private mutating func finish(_ ending: HostProcess.Ending) -> Int32 {
        toAgent = []
        var more = 64 << 20
        while agentOutput >= 0, more > 0 {
            var ready = pollfd(fd: agentOutput, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, 0) > 0 else { break }
            readAgent()
            more -= 64 << 10
        }
        if let rest = fromAgent.finish() { take(rest) }
        endTerminals()
        for terminal in terminals { terminal.process.signal(SIGKILL) }
        agent.signal(SIGKILL)
        agent.reap()
        for index in terminals.indices where terminals[index].ending == nil {
            let output = TranscriptLimit.cut(terminals[index].tail.text(), to: TranscriptLimit.output)
            print(HostNotice.end(id: terminals[index].call, failed: true, output: output + "\n(the agent ended before it did)"))
        }
        return switch ending {
        case .exited(let code): code
        case .signaled(let number): 128 + number
        }
    }

    /// Seconds of the monotonic clock.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
