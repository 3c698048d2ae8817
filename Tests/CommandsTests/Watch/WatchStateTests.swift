import API
import Domain
import Testing

@testable import Commands

/// What keys lead to, against something that answers as the server does.
struct WatchStateTests {
    private func inspecting(_ size: ScreenSize = ScreenSize(columns: 80, rows: 24)) -> WatchWorld {
        var world = WatchWorld(size: size)
        world.press(.enter)
        world.settle()
        return world
    }

    private func text(_ world: WatchWorld) -> String {
        let frame = world.state.frame
        return frame.lines.indices.map { frame.text($0) }.joined(separator: "\n")
    }

    /// Views every file of the lane in hand.
    private func viewAll(_ world: inout WatchWorld) {
        world.press(.character("n"))
        for _ in 0..<3 {
            world.press(.character("v"))
            world.settle()
        }
    }

    @Test func theBoardOpensWhatIsReady() {
        var world = WatchWorld()
        #expect(text(world).contains("Ready to inspect  2"))
        world.press(.character("j"), .enter)
        #expect(world.open == [.open(LaneID(number: 2))])
        world.settle()
        #expect(world.state.inspection?.lane == LaneID(number: 2))
        world.press(.character("q"), .character("G"), .enter)
        #expect(world.state.page == .lane)
    }

    @Test func theFilterLeavesWhatHasAllWords() {
        var world = WatchWorld()
        world.press(.character("/"))
        world.type("l-2 ready")
        world.press(.enter)
        #expect(world.state.board.rows.map(\.lane) == [LaneID(number: 2)])
        world.press(.character("/"), .escape)
        #expect(world.state.board.rows.count == 3)
    }

    @Test func viewedGoesToTheNextFile() {
        var world = inspecting()
        viewAll(&world)
        #expect(world.state.inspection?.unseen.isEmpty == true)
        #expect(text(world).contains("3 of 3 viewed") && text(world).contains("Every file is viewed"))
    }

    @Test func anApprovalIsFinalAfterFiveSeconds() {
        var world = inspecting()
        world.lanes[LaneID(number: 1)]?.viewed = []
        viewAll(&world)
        world.press(.character("r"), .enter)
        #expect(world.told.isEmpty && world.state.pending != nil && text(world).contains("take it back"))
        world.pass(4999)
        #expect(world.told.isEmpty)
        world.pass(1)
        #expect(world.told.map(\.kind) == [.rework] && world.told[0].candidate == 1)
        world.settle()
        // On to the next that is ready.
        #expect(world.state.inspection?.lane == LaneID(number: 2) && world.state.page == .inspection)
    }

    @Test func whatIsTakenBackIsNotDecided() {
        var world = inspecting()
        world.press(.character("x"), .character("j"), .enter)
        #expect(world.state.pending?.request.reason == "wrong-approach")
        world.pass(3000)
        world.press(.character("u"))
        world.pass(60_000)
        world.settle()
        world.press(.character("u"), .character("q"))
        world.settle()
        #expect(world.told.isEmpty)
    }

    @Test func enterHurriesAndLeavingDoesToo() {
        for key in [Key.enter, .character("q"), .character("o")] {
            var world = inspecting()
            world.press(.character("x"), .enter)
            #expect(world.told.isEmpty)
            world.press(key)
            #expect(world.told.count == 1, "\(key)")
            world.pass(10_000)
            world.settle()
            #expect(world.told.count == 1, "\(key)")
        }
    }

    @Test func theProgramWaitsForTheAnswerToADecision() {
        var world = inspecting()
        world.press(.character("x"), .enter)
        world.run(.terminate)
        #expect(world.told.count == 1 && !world.hasLeft)
        world.settle()
        #expect(world.hasLeft && world.leftWith == nil)
    }

    @Test func aDecisionThatCouldNotBeToldIsSaid() {
        var world = inspecting()
        world.press(.character("x"), .enter, .control("c"))
        let call = world.open.first { $0.changes && $0.candidate != nil }
        if let call { world.run(.failed(call, "no server answers")) }
        while let look = world.open.first(where: { if case .look = $0 { true } else { false } }) {
            world.open.removeAll { $0 == look }
            world.run(.failed(look, "no server answers"))
        }
        #expect(world.hasLeft && world.leftWith?.contains("was not recorded: no server answers") == true)
    }

    @Test func anApprovalThatWillBeRefusedIsNotWaitedFor() {
        var world = inspecting()
        world.press(.character("a"), .enter)
        #expect(world.state.pending == nil && world.told.count == 1)
        let call = world.open.first { if case .decide = $0 { true } else { false } }
        if let call {
            world.open.removeAll { $0 == call }
            world.run(.failed(call, "L-1: not seen yet"))
        }
        #expect(text(world).contains("Refused: L-1: not seen yet") && text(world).contains("Not viewed yet (3)"))
    }

    @Test func anotherCandidateDecidesNothing() {
        var world = inspecting()
        world.push(LaneID(number: 1))
        world.state.isRefreshWanted = true
        world.pass(500)
        world.settle()
        #expect(text(world).contains("Candidate 2 is here"))
        world.press(.character("a"))
        #expect(world.state.panel == nil)
        world.press(.character("v"), .character("c"))
        world.settle()
        #expect(world.told.isEmpty && world.lanes[LaneID(number: 1)]?.viewed == [] && world.state.prompt == nil)
        world.press(.character("R"))
        world.settle()
        #expect(world.state.inspection?.candidate == 2 && world.state.inspection?.stale == nil)
    }

    @Test func aCommentGoesAlongWithTheDecision() throws {
        var world = inspecting()
        world.press(.character("n"), .character("J"), .character("c"))
        world.type("Say why.")
        world.press(.enter)
        #expect(text(world).contains("not sent yet: Say why."))
        #expect(world.kept.last?.map(\.text) == ["Say why."])
        world.press(.character("r"), .enter, .enter)
        let remark = try #require(world.told.first?.comments?.first)
        #expect(remark.path == "src/a.swift" && remark.line == 5)
        // It stands at the line that came, and says which one went.
        #expect(remark.text.hasPrefix("At the removed line 5 (line 5 words): Say why."))
        world.settle()
        #expect(world.kept.last == [])
    }

    @Test func aLongFileComesAsItIsLookedAt() {
        var world = inspecting()
        world.press(.character("n"), .character("n"))
        world.settle()
        let first = world.state.inspection?.files[1].body
        #expect(first?.total == 3000 && (first?.loadedLines ?? 0) <= 2 * DiffBody.pageLines)
        world.press(.character("n"), .up)
        #expect(text(world).contains("…"))
        world.settle()
        #expect(text(world).contains("long 3000"))
        #expect((world.state.inspection?.files[1].body.loadedLines ?? 0) < 1500)
        // Walking up through what was missing meets every line once.
        for number in stride(from: 3000, to: 2500, by: -1) {
            guard let inspection = world.state.inspection, case .item(let item)? = inspection.content(inspection.cursor) else {
                world.settle()
                continue
            }
            #expect(item.new == number)
            world.press(.up)
            world.settle()
        }
    }

    @Test func contextIsOpenedAtTheGap() {
        var world = inspecting()
        world.press(.character("n"), .character("j"), .character("e"))
        world.settle()
        #expect(text(world).contains("context 1"))
    }

    @Test func twoSidesNeedRoom() {
        var world = inspecting()
        world.press(.character("s"))
        #expect(text(world).contains("need 100 columns"))
        world.run(.size(ScreenSize(columns: 160, rows: 40)))
        world.press(.character("s"), .character("s"), .character("n"))
        world.settle()
        #expect(world.state.inspection?.style.isSplit == true && text(world).contains("│"))
    }

    @Test func aSmallScreenSaysSo() {
        var world = inspecting()
        world.run(.size(ScreenSize(columns: 30, rows: 24)))
        #expect(text(world).contains("too small: 40 columns"))
        world.press(.character("x"), .enter)
        #expect(world.told.isEmpty && world.state.panel == nil)
        world.run(.size(ScreenSize(columns: 40, rows: 10)))
        #expect(!text(world).contains("too small"))
    }

    @Test func helpNamesTheKeys() {
        var world = inspecting(ScreenSize(columns: 100, rows: 50))
        world.press(.character("?"))
        for words in ["approve", "rework", "reject", "more context", "take a decision back"] { #expect(text(world).contains(words)) }
        world.press(.escape)
        #expect(world.state.panel == nil)
    }
}
