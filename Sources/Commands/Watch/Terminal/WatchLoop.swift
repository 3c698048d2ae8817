import Domain
import Foundation

/// Runs the watch: what comes in goes to the state, what comes out of it is done, and the screen is drawn.
struct WatchLoop {
    let caller: WatchCaller
    let terminal: RawTerminal
    /// The lane to begin with; nil for the board.
    let lane: LaneID?
    let environment: [String: String]
    let colour: Bool

    /// Milliseconds between two looks at the clock.
    private static let beat = 500

    /// Until the operator leaves. Gives what is to be said then; nil when all is well.
    func run() async -> String? {
        let (inputs, continuation) = AsyncStream.makeStream(of: WatchInput.self)
        let take: @Sendable (WatchInput) -> Void = { continuation.yield($0) }
        guard let keys = KeySource(take) else { return "no pipe can be made" }
        let stops = AsyncStream.makeStream(of: WatchSignals.Meaning.self)
        let signals = WatchSignals { meaning in
            switch meaning {
            case .resized: take(.size(TerminalSize.screen(1)))
            case .end: take(.terminate)
            case .stop, .wentOn: stops.continuation.yield(meaning)
            }
        }
        defer { signals.cancel() }
        terminal.take()
        defer { terminal.giveBack() }
        keys.start()
        defer { keys.end() }
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await WatchListener(client: caller.client).run(take) }
            group.addTask { await Self.tick(take) }
            group.addTask {
                for await meaning in stops.stream { take(.key(meaning == .stop ? .control("z") : .control("l"))) }
            }
            let words = await draw(inputs, keys, take, &group)
            stops.continuation.finish()
            continuation.finish()
            group.cancelAll()
            return words
        }
    }

    private func draw(
        _ inputs: AsyncStream<WatchInput>, _ keys: KeySource, _ take: @escaping @Sendable (WatchInput) -> Void,
        _ group: inout TaskGroup<Void>
    ) async -> String? {
        var state = WatchState(size: TerminalSize.screen(1), time: .current, surface: String(UUID().uuidString.prefix(8)).lowercased())
        var writer = FrameWriter(colour: colour)
        var log: Task<Void, Never>?
        var words: String?
        if let lane {
            let caller = caller
            for case .call(let call) in state.open(lane) { group.addTask { await caller.run(call, take) } }
        }
        StandardStream.write(writer.update(state.frame), to: 1)
        running: for await input in inputs {
            for effect in state.take(input) {
                switch effect {
                case .call(let call):
                    if case .log = call {
                        log?.cancel()
                        let caller = caller
                        log = Task { await caller.run(call, take) }
                    } else {
                        group.addTask { [caller] in await caller.run(call, take) }
                    }
                case .stopLog:
                    log?.cancel()
                    log = nil
                case .edit(let text): take(.edited(outside(keys) { TextEditor(environment: environment).edit(text) }))
                case .keep(let lane, let candidate, let drafts):
                    do {
                        try caller.drafts.keep(drafts, lane, candidate: candidate)
                    } catch {
                        state.note("comments that are not sent cannot be kept: \(error.localizedDescription)", .bad)
                    }
                case .suspend:
                    outside(keys) { terminal.stop() }
                    writer.forget()
                case .repaint:
                    // Somebody else may have changed the terminal.
                    terminal.take()
                    writer.forget()
                case .leave(let last):
                    words = last
                    break running
                }
                if case .edit = effect { writer.forget() }
            }
            StandardStream.write(writer.update(state.frame), to: 1)
        }
        log?.cancel()
        await log?.value
        return words
    }

    /// Gives the terminal to something else for a while.
    private func outside<Value>(_ keys: KeySource, _ body: () -> Value) -> Value {
        keys.hold()
        terminal.giveBack()
        defer {
            terminal.take()
            keys.goOn()
        }
        return body()
    }

    private static func tick(_ take: @Sendable (WatchInput) -> Void) async {
        let start = ContinuousClock.now
        while !Task.isCancelled {
            let passed = (ContinuousClock.now - start).components
            take(.tick(clock: passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000, now: TimeText.current.now))
            try? await Task.sleep(for: .milliseconds(beat))
        }
    }
}
