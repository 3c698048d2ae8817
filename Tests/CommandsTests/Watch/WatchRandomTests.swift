import API
import Domain
import TestSupport
import Testing

@testable import Commands

/// Whatever is pressed, and in whatever order answers come.
struct WatchRandomTests {
    private static let keys: [Key] =
        Array("jjjjkkJKnnppvvcarxXuuseEzdwtilmoRqyYdgG/?CS12 ").map { .character($0) } + [
            .enter, .enter, .enter, .escape, .escape, .tab, .up, .down, .pageUp, .pageDown, .home, .end, .backspace, .control("l"),
            .control("e"),
            .focus(false), .focus(true), .unknown, .paste("pasted\u{1B}[2J words"),
        ]

    @Test(arguments: UInt64(1)...24)
    func nothingBreaks(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        var world = WatchWorld(text: seed.isMultiple(of: 3) ? Samples.hostile : "words")
        var writer = FrameWriter(colour: seed.isMultiple(of: 2))
        var submitted = 0
        for step in 0..<300 {
            let before = world.state.pending
            let told = world.told.count
            switch pick(20) {
            case 0: world.run(.size(ScreenSize(columns: [40, 41, 72, 80, 119, 200, 30][pick(7)], rows: [10, 11, 24, 50, 5][pick(5)])))
            case 1...2: world.pass([100, 500, 6000][pick(3)])
            case 3: world.run(.lamp([.live, .reconnecting][pick(2)]))
            case 4: if pick(4) == 0 { world.push(LaneID(number: 1 + pick(3))) }
            case 5:
                if !world.open.isEmpty {
                    world.run(.failed(world.open.remove(at: pick(world.open.count)), "the server went away \(Samples.hostile)"))
                }
            case 6...11: if !world.open.isEmpty { world.answer(pick(world.open.count)) }
            default: world.press(Self.keys[pick(Self.keys.count)])
            }
            if before == nil, world.state.pending != nil { submitted += 1 }
            // A decision that is on its way out was pending and is no more, or was not waited for.
            #expect(world.told.count - told <= 1)
            for request in world.told.dropFirst(told) { #expect(before == nil || before?.request == request || !request.kind.lands) }
            check(world.state, &writer, "seed \(seed) step \(step)")
            if world.hasLeft { break }
        }
        // Taken back is not told: of all that waited, only what was not taken back came out.
        let direct = world.told.count { $0.kind == .approve }
        #expect(world.told.count <= submitted + direct)
        world.run(.terminate)
        world.settle()
        #expect(world.hasLeft, "seed \(seed) does not end: \(world.state.outstanding)")
    }

    private func check(_ state: WatchState, _ writer: inout FrameWriter, _ place: String) {
        let frame = state.frame
        #expect(frame.lines.count == state.size.rows, "\(place)")
        for line in frame.lines where line.width > state.size.columns {
            Issue.record("\(place): \(line.width) of \(state.size.columns) columns")
        }
        let strangers = SequenceText.strangers(in: writer.update(frame))
        if !strangers.isEmpty { Issue.record("\(place): control characters \(strangers)") }
        guard let inspection = state.inspection else { return }
        for at in [inspection.cursor, inspection.top] {
            #expect((0..<inspection.sections).contains(at.section) && (0..<inspection.height(at.section)).contains(at.line), "\(place)")
        }
        if state.page == .inspection, state.size.isEnough {
            #expect(
                inspection.top <= inspection.cursor && inspection.cursor <= inspection.moved(inspection.top, by: inspection.height - 1),
                "\(place)")
        }
    }

    /// In whatever order pages come, the lines of a file are those of the whole.
    @Test(arguments: UInt64(1)...40)
    func pagesInAnyOrderMakeTheWhole(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let old = (0..<Int.random(in: 0...900, using: &random)).map { "line \($0)" }
        var new = old
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            let at = Int.random(in: 0...new.count, using: &random)
            if Bool.random(using: &random), at < new.count {
                new.removeSubrange(at..<min(new.count, at + 30))
            } else {
                new.insert(contentsOf: (0..<9).map { "new \($0) \(at)" }, at: at)
            }
        }
        let patch = UnifiedDiff(old: old.map { $0 + "\n" }.joined(), new: new.map { $0 + "\n" }.joined()).text(oldName: "a", newName: "b")
        let pager = DiffPager(PatchLines(Array(patch.utf8)[...]))
        func page(_ from: Int, _ count: Int) -> DiffPage {
            var page = DiffPage(path: "f", status: "modified")
            pager.fill(&page, from: from, count: count)
            return page
        }
        for isSplit in [false, true] {
            let style = DiffStyle(width: 120, isSplit: isSplit)
            var maker = DiffItems(style: style)
            var whole = DiffBody(estimate: 5, hasContext: true)
            _ = whole.insert(page(0, 1_000_000), &maker)
            var body = DiffBody(estimate: 5, hasContext: true)
            _ = body.insert(page(0, 20), &maker)
            for _ in 0..<500 {
                guard let (index, position) = missing(body, using: &random) else { break }
                #expect(body.line(index) == .missing(position))
                guard let (from, count) = body.request(for: position) else { break }
                let before = body.count
                let change = body.insert(page(from, min(count, 30)), &maker)
                #expect(change.map { body.count == before + $0.new - $0.old } ?? true)
                if change == nil { Issue.record("seed \(seed): a page that was asked for has no place") }
            }
            let (mine, all) = (items(body), items(whole))
            // Of a very long run each page pairs its own lines, so words and sides may differ; what stands where does not.
            if longestRun(page(0, 1_000_000)) <= 100 {
                #expect(mine == all, "seed \(seed)")
            } else if !isSplit {
                #expect(mine.map { [$0.old, $0.new] } == all.map { [$0.old, $0.new] }, "seed \(seed)")
            }
            let rows = items(body).flatMap(\.changes)
            #expect(rows.sorted() == Array(1..<(rows.count + 1)))
            if !isSplit { #expect(rows == rows.sorted()) }
        }
    }

    private func longestRun(_ page: DiffPage) -> Int {
        page.rows.reduce(into: (now: 0, most: 0)) { run, row in
            run.now = row.kind == .context ? 0 : run.now + (row.kind == .changed ? 2 : 1)
            run.most = max(run.most, run.now)
        }.most
    }

    private func missing(_ body: DiffBody, using random: inout SeededGenerator) -> (index: Int, position: Int)? {
        var found: [(Int, Int)] = []
        for index in 0..<body.count { if case .missing(let position)? = body.line(index) { found.append((index, position)) } }
        return found.isEmpty ? nil : found[Int.random(in: 0..<found.count, using: &random)]
    }

    private func items(_ body: DiffBody) -> [DiffItem] {
        (0..<body.count).compactMap { if case .item(let item)? = body.line($0) { item } else { nil } }
    }
}
