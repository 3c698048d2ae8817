import JSONValues
import MCPWire

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard input to the socket and back, on one thread: every message is a connection of its own, many at once.
struct BridgeLoop {
    private let options: BridgeOptions
    private let input: Int32
    private let output: Int32
    private var lines = LineReader(limit: MCPWords.messageLimit)
    private var calls: [BridgeCall] = []
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    /// Set when the input has ended: until then, answers that are on their way are let through.
    private var deadline: ContinuousClock.Instant?
    /// The client no longer reads.
    private var isDeaf = false

    /// More messages wait in the pipe until some are answered.
    private static let callLimit = 48
    private static let grace = Duration.seconds(1)

    init(_ options: BridgeOptions, input: Int32, output: Int32) {
        self.options = options
        self.input = input
        self.output = output
    }

    /// Returns the exit code.
    mutating func run() -> Int32 {
        while !isDeaf {
            connectDue()
            if let deadline, calls.isEmpty || ContinuousClock.now >= deadline { break }
            wait()
        }
        for call in calls where call.descriptor >= 0 { _ = close(call.descriptor) }
        return isDeaf ? 1 : 0
    }

    private mutating func wait() {
        var watched: [pollfd] = []
        let open = calls.indices.filter { calls[$0].descriptor >= 0 }
        for index in open {
            let events = Int16(POLLIN) | (calls[index].written < calls[index].request.count ? Int16(POLLOUT) : 0)
            watched.append(pollfd(fd: calls[index].descriptor, events: events, revents: 0))
        }
        let listens = deadline == nil && calls.count < Self.callLimit
        if listens { watched.append(pollfd(fd: input, events: Int16(POLLIN), revents: 0)) }
        guard poll(&watched, nfds_t(watched.count), timeout) > 0 else { return }
        // From the back, so that what is removed moves nothing that is still to be looked at.
        for (position, index) in open.enumerated().reversed() {
            let events = Int32(watched[position].revents)
            if events & POLLOUT != 0 { send(index) }
            if events & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 { receive(index) }
        }
        if listens, let last = watched.last, last.revents != 0 { readInput() }
    }

    /// Milliseconds until the next try or the deadline; -1 is for ever.
    private var timeout: Int32 {
        let times = calls.filter { $0.descriptor < 0 }.map(\.next) + (deadline.map { [$0] } ?? [])
        guard let first = times.min() else { return -1 }
        let (seconds, attoseconds) = (first - .now).components
        return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1))
    }

    private mutating func readInput() {
        switch Descriptors.read(input, &buffer) {
        case .bytes(let count): for line in lines.feed(buffer[..<count]) { take(line) }
        case .later: break
        case .over:
            deadline = .now + Self.grace
            // Nobody waits for a server that comes back later.
            calls.removeAll { $0.descriptor < 0 }
        }
    }

    private mutating func take(_ line: LineReader.Line) {
        guard case .whole(let bytes) = line else {
            say(RPCError(.invalidRequest, "the message is larger than \(MCPWords.messageLimit >> 20) MB").answer(to: nil).bytes)
            return
        }
        let value = try? JSONValue(message: bytes)
        let message = value.flatMap { try? RPCMessage($0) }
        if case .notification("notifications/cancelled", let params)? = message {
            cancel(params?["requestId"].flatMap { RPCIdentifier($0) })
            return
        }
        calls.append(BridgeCall(bytes, message, value.flatMap { RPCMessage.identifier(of: $0) }, options, now: .now))
    }

    /// Closing the connection ends the wait on the server's side. A request that was cancelled gets no answer.
    private mutating func cancel(_ id: RPCIdentifier?) {
        guard let id else { return }
        for call in calls where call.id == id && call.descriptor >= 0 { _ = close(call.descriptor) }
        calls.removeAll { $0.id == id }
    }
}

extension BridgeLoop {
    private mutating func connectDue() {
        let now = ContinuousClock.now
        for index in calls.indices.reversed() where calls[index].descriptor < 0 && calls[index].next <= now {
            if let descriptor = Descriptors.connect(options.socket) {
                calls[index].descriptor = descriptor
            } else {
                lost(index)
            }
        }
    }

    private mutating func send(_ index: Int) {
        let call = calls[index]
        // A failed write shows in the reading that follows: an answer may have come before.
        if case .bytes(let count) = Descriptors.write(call.descriptor, call.request[call.written...]) { calls[index].written += count }
    }

    private mutating func receive(_ index: Int) {
        switch Descriptors.read(calls[index].descriptor, &buffer) {
        case .later: return
        case .over: lost(index)
        case .bytes(let count):
            calls[index].patience.heard()
            for message in calls[index].reader.feed(buffer[..<count]) {
                let (line, isLast) = calls[index].reply(message)
                if !calls[index].isSilent { say(line) }
                if isLast { return remove(index) }
            }
            if calls[index].reader.isBroken {
                fail(index, "the lane's server gave an answer that cannot be read")
            } else if calls[index].reader.isOver {
                fail(index, "the lane's server gave an empty answer (status \(calls[index].reader.status))")
            }
        }
    }

    private mutating func lost(_ index: Int) {
        if calls[index].descriptor >= 0 { _ = close(calls[index].descriptor) }
        guard calls[index].lost(at: .now) == nil else { return }
        fail(
            index,
            "the lane's server did not answer at \(options.socket) for \(options.patience.components.seconds) seconds; "
                + "what was asked may be asked again")
    }

    private mutating func fail(_ index: Int, _ words: String) {
        if !calls[index].isSilent { say(calls[index].failure(words)) }
        remove(index)
    }

    private mutating func remove(_ index: Int) {
        if calls[index].descriptor >= 0 { _ = close(calls[index].descriptor) }
        calls.remove(at: index)
    }

    private mutating func say(_ message: [UInt8]) {
        if !Descriptors.writeAll(output, message + [UInt8(ascii: "\n")]) { isDeaf = true }
    }
}
