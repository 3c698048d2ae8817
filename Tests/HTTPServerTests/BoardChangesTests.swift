import API
import Control
import Domain
import Pages
import Synchronization
import Testing

@testable import HTTPServer

/// Which rows a page gets that was open while the board changed.
@Suite struct BoardChangesTests {
    private let desk = TestDesk()

    private func lane(_ number: Int, _ phase: Phase = .inspecting, repository: String = "web") -> Lane {
        let at = Timestamp(milliseconds: 1)
        let start = LaneStart(
            target: TargetID(number: 1), repository: repository, boundary: nil, risk: .low, kind: "fix", title: "A change", agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: number), start: start, at: at)
        lane.phase = phase
        return lane
    }

    private func update(_ room: BoardRoom, _ page: BoardPage, _ query: BoardQuery = BoardQuery()) async throws -> BoardUpdate {
        try await room.update(since: try #require(page.place), query)
    }

    @Test func onlyWhatChangedComes() async throws {
        for number in 1...5 { await desk.put(lane(number)) }
        let room = BoardRoom(desk: desk)
        let page = try await room.page(BoardQuery())
        #expect(try await update(room, page).rows.isEmpty)
        var changed = lane(3)
        changed.paused = true
        await desk.put(changed)
        await desk.put(lane(6))
        let first = try await update(room, page)
        #expect(!first.isAll && first.rows.map(\.lane.number) == [3, 6] && first.gone.isEmpty)
        #expect(first.rows.first?.html?.contains("paused") == true)
        // From its new place on nothing has changed, from the old one it still has.
        #expect(try await room.update(since: first.place, BoardQuery()).rows.isEmpty)
        #expect(try await update(room, page).rows.count == 2)
    }

    @Test func whateverARowShowsIsAChange() async throws {
        for number in 1...2 { await desk.put(lane(number)) }
        let room = BoardRoom(desk: desk)
        let page = try await room.page(BoardQuery())
        await desk.setActivity(Activity(text: "editing", since: Timestamp(milliseconds: 1)), of: LaneID(number: 2))
        #expect(try await update(room, page).rows.map(\.lane.number) == [2])
        await desk.setActivity(nil, of: LaneID(number: 2))
        await desk.setWaiting("L-9 lands first")
        let waits = try await update(room, page).rows
        #expect(waits.map(\.lane.number) == [1, 2] && waits[0].html?.contains("L-9 lands first") == true)
        var state = WorkspaceState()
        state.holds = [.all]
        await desk.put(state)
        #expect(try await update(room, page).rows.allSatisfy { $0.html?.contains("paused") == true })
    }

    @Test func whatLeftTheBoardIsGone() async throws {
        for number in 1...3 { await desk.put(lane(number)) }
        let room = BoardRoom(desk: desk)
        let page = try await room.page(BoardQuery())
        await desk.setDayStart(Timestamp(milliseconds: 1000))
        await desk.put(lane(2, .abandoned))
        let update = try await update(room, page)
        #expect(update.gone.map(\.number) == [2] && update.rows.isEmpty)
        await desk.put(lane(2))
        let again = try await self.update(room, page)
        #expect(again.gone.isEmpty && again.rows.map(\.lane.number) == [2])
    }

    @Test func aFilteredPageGetsItsOwnRows() async throws {
        for number in 1...2 { await desk.put(lane(number)) }
        let room = BoardRoom(desk: desk)
        let page = try await room.page(BoardQuery(repository: "api"))
        await desk.put(lane(3))
        await desk.put(lane(4, repository: "api"))
        #expect(try await update(room, page, BoardQuery(repository: "api")).rows.map(\.lane.number) == [4])
    }

    @Test(arguments: ["", "0", "unknown", "x.1", "../..", "9.9.9"])
    func aPlaceOfAnotherServerGetsEverythingAnew(_ place: String) async throws {
        await desk.put(lane(1))
        let room = BoardRoom(desk: desk)
        #expect(try await room.update(since: place, BoardQuery()).isAll)
        let number = try #require(await room.page(BoardQuery()).place?.split(separator: ".").last)
        #expect(try await BoardRoom(desk: desk).update(since: "other.\(number)", BoardQuery()).isAll)
    }

    @Test func aRowIsRenderedOnceForAllPages() async throws {
        let count = Mutex(0)
        let rendered = RenderedRows { source in
            count.withLock { $0 += 1 }
            return "<li>\(source.id)</li>"
        }
        for number in 1...1000 { await desk.put(lane(number)) }
        func rows() async throws -> [[BoardRowSource]] { try await BoardSources(desk, BoardQuery()).groups }
        for _ in 0..<3 { #expect(rendered.html(try await rows(), isAll: true).joined().count == 1000) }
        #expect(count.withLock { $0 } == 1000)
        await desk.setActivity(Activity(text: "editing", since: Timestamp(milliseconds: 1)), of: LaneID(number: 7))
        _ = rendered.html(try await rows(), isAll: true)
        #expect(count.withLock { $0 } == 1001)
    }
}
