import Synchronization
import Testing

@testable import Control

@Suite struct SemaphoreTests {
    private final class Watch: Sendable {
        private struct State {
            var inside = 0
            var most = 0
            var order: [Int] = []
        }
        private let state = Mutex(State())

        func enter(_ name: Int) {
            state.withLock {
                $0.inside += 1
                $0.most = max($0.most, $0.inside)
                $0.order.append(name)
            }
        }
        func leave() { state.withLock { $0.inside -= 1 } }
        var most: Int { state.withLock { $0.most } }
        var order: [Int] { state.withLock { $0.order } }
    }

    private struct Failed: Error {}

    @Test(arguments: [1, 3])
    func neverMoreThanItsNumber(count: Int) async {
        let semaphore = Semaphore(count)
        let watch = Watch()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    await semaphore.withSlot {
                        watch.enter(number)
                        for _ in 0..<5 { await Task.yield() }
                        watch.leave()
                    }
                }
            }
        }
        #expect(watch.most <= count)
        #expect(watch.order.count == 60)
    }

    @Test func whoCameFirstGoesFirst() async {
        let semaphore = Semaphore(1)
        let watch = Watch()
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (inside, enter) = AsyncStream<Void>.makeStream()
        let first = Task {
            await semaphore.withSlot {
                enter.finish()
                for await _ in gate {}
            }
        }
        for await _ in inside {}
        let others = await semaphore.line(of: 20) { watch.enter($0) }
        open.finish()
        await first.value
        for other in others { await other.value }
        #expect(watch.order == Array(0..<20))
    }

    @Test func anErrorGivesTheSlotBack() async throws {
        let semaphore = Semaphore(1)
        for _ in 0..<3 {
            await #expect(throws: Failed.self) { try await semaphore.withSlot { throw Failed() } }
        }
        #expect(await semaphore.withSlot { 7 } == 7)
    }

    @Test func thereIsAlwaysOneSlot() async {
        #expect(await Semaphore(0).withSlot { true })
        #expect(await Semaphore(-3).withSlot { true })
    }
}

extension Semaphore {
    /// Tasks that ask for a slot in the order of their numbers: they are made on this actor, whose queue keeps that order.
    fileprivate func line(of count: Int, _ body: @escaping @Sendable (Int) -> Void) -> [Task<Void, Never>] {
        (0..<count).map { number in Task { await self.withSlot { body(number) } } }
    }
}
