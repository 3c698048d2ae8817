import Domain
import Synchronization

/// What agents are doing now, and for which lanes that has changed. In memory only: a server that starts again reads the transcripts again.
package final class ActivityBoard: Sendable {
    private struct State {
        var agents: [LaneID: (turn: Int, activity: AgentActivity)] = [:]
        /// Counts changes; the number of a lane's last one is in `changes`.
        var clock: UInt64 = 0
        var changes: [LaneID: UInt64] = [:]
        var watchers: [Int: Watcher] = [:]
        var nextWatcher = 0
    }

    private struct Watcher {
        let wake: AsyncStream<Void>.Continuation
        /// Whether it was woken and has not looked since: there is no need to wake it again.
        var isAwake = false
    }

    private let state = Mutex(State())

    package init() {}

    func began(_ lane: LaneID, _ turn: Int, worktree: String, at time: Timestamp) {
        state.withLock { state in
            state.agents[lane] = (turn, AgentActivity(worktree: worktree, since: time))
            Self.change(&state, [lane])
        }
    }

    func saw(_ lane: LaneID, _ content: TranscriptContent, at time: Timestamp) {
        state.withLock { state in
            guard state.agents[lane]?.activity.saw(content, at: time) == true else { return }
            Self.change(&state, [lane])
        }
    }

    /// Events may change what a lane is doing as well: gates begin, answers are given.
    func recorded(_ events: [Event]) {
        state.withLock { state in
            for event in events {
                switch event {
                case .lane(let id, let event):
                    switch event {
                    case .turnEnded: state.agents[id] = nil
                    // A lane may end with its turn.
                    case .phase(let phase, _) where phase.isEnd: state.agents[id] = nil
                    default: break
                    }
                    Self.change(&state, [id])
                case .workspace(.held), .workspace(.resumed): Self.change(&state, Array(state.changes.keys))
                case .workspace, .target, .laneQueued: break
                }
            }
        }
    }

    /// Of a lane's turn; nil when nothing of it was seen.
    func agent(_ lane: LaneID, turn: Int?) -> AgentActivity? {
        state.withLock { state in state.agents[lane].flatMap { $0.turn == turn ? $0.activity : nil } }
    }

    /// Another number after each change.
    var clock: UInt64 { state.withLock { $0.clock } }

    /// Wakes when something has changed; and ``changes(since:for:)`` says what, for the number that is given.
    func watch() -> (number: Int, wakes: AsyncStream<Void>) {
        let (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextWatcher += 1
            state.watchers[state.nextWatcher] = Watcher(wake: wake)
            return state.nextWatcher
        }
        wake.onTermination = { [weak self] _ in
            _ = self?.state.withLock { state in state.watchers.removeValue(forKey: number) }
        }
        return (number, wakes)
    }

    /// The lanes that changed after a moment of the board's clock, and the moment now.
    func changes(since clock: UInt64, for watcher: Int) -> (lanes: [LaneID], clock: UInt64) {
        state.withLock { state in
            state.watchers[watcher]?.isAwake = false
            return (state.changes.filter { $0.value > clock }.keys.sorted(), state.clock)
        }
    }

    private static func change(_ state: inout State, _ lanes: [LaneID]) {
        state.clock += 1
        for lane in lanes { state.changes[lane] = state.clock }
        for (number, watcher) in state.watchers where !watcher.isAwake {
            state.watchers[number]?.isAwake = true
            watcher.wake.yield()
        }
    }
}
