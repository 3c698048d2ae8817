import API
import Domain

extension WatchState {
    /// A key means something to the line that is written, else to what lies over the page, else to the page.
    mutating func take(_ key: Key) -> [WatchEffect] {
        if case .focus(let isInFront) = key {
            self.isInFront = isInFront
            return []
        }
        inspection?.looks.sign(clock)
        inspection?.seeking = nil
        switch key {
        case .control("l"): return [.repaint]
        case .control("z"): return [.suspend]
        case .control("c") where prompt == nil: return leave()
        default: break
        }
        guard size.isEnough else { return key == .character("q") ? leave() : [] }
        if prompt != nil { return takePrompt(key) }
        if key == .character("u") { return undo() }
        if let panel { return take(key, on: panel) }
        switch key {
        case .character("?"):
            panel = .help(ScrollText(lines: HelpText.lines(page, width: size.columns)))
            return []
        case .character("m"):
            if let lane = laneInHand { prompt = Prompt(.message(lane)) }
            return []
        default: break
        }
        switch page {
        case .board: return takeBoard(key)
        case .inspection: return takeInspection(key)
        case .lane: return takeLane(key)
        }
    }

    private var laneInHand: LaneID? {
        switch page {
        case .board: board.inHand
        case .inspection: inspection?.lane
        case .lane: lane?.lane
        }
    }

    private mutating func undo() -> [WatchEffect] {
        guard let pending else {
            note(deciding == nil ? "there is nothing to take back" : "it is final already")
            return []
        }
        self.pending = nil
        if let view = inspection?.view {
            var form = DecisionForm(pending.request.kind, view)
            form.reason = pending.request.reason
            form.message = pending.request.message
            takenBack = form
        }
        note("taken back: nothing was decided", .good)
        return []
    }

    // MARK: Pages

    private mutating func takeBoard(_ key: Key) -> [WatchEffect] {
        switch key {
        case .character("j"), .down: board.step(1)
        case .character("k"), .up: board.step(-1)
        case .pageDown, .character(" "): board.step(8)
        case .pageUp: board.step(-8)
        case .character("g"), .home: board.step(-100_000)
        case .character("G"), .end: board.step(100_000)
        case .character("/"): prompt = Prompt(.filter, board.filter)
        case .escape: board.filter = ""
        case .enter:
            guard let row = board.row else { return [] }
            return row.group == .ready ? open(row.lane) : openLane(row.lane)
        case .character("o"): if let lane = board.inHand { return openLane(lane) }
        case .character("i"): if let lane = board.inHand { return open(lane) }
        case .character("y"), .character("Y"), .character("d"):
            guard let row = board.row, !row.asks.isEmpty else {
                note("\(board.inHand.map { "\($0)" } ?? "no lane") asks nothing")
                return []
            }
            note("this is what it asks: y allows it, Y for the rest of the lane, d denies")
            return openLane(row.lane)
        case .character("q"): return leave()
        default: break
        }
        return []
    }

    private mutating func takeLane(_ key: Key) -> [WatchEffect] {
        guard var lane else { return [] }
        if lane.text.take(key, height: bodyHeight) {
            self.lane = lane
            return []
        }
        switch key {
        case .character("i"): return open(lane.lane)
        case .character("l"):
            guard let view = lane.view else { return [] }
            number += 1
            return show(LogPanel(newestOf: view, number: number))
        case .character("y"): return settleAsk(.allowOnce)
        case .character("Y"): return settleAsk(.allowLane)
        case .character("d"): return settleAsk(.deny)
        case .enter: return settleAsk(.reply)
        case .character("q"), .escape: return goBoard()
        default: return []
        }
    }

    /// Answers the first ask of the lane, when all of it was on the screen.
    private mutating func settleAsk(_ verdict: Answer.Verdict) -> [WatchEffect] {
        guard let lane, let ask = lane.asks.first else {
            if verdict != .reply { note("this lane asks nothing") }
            return []
        }
        guard lane.hasSeenAsk(height: bodyHeight) else {
            note("scroll to the end of what it asks first: what is not seen is not answered", .warning)
            return []
        }
        switch (verdict, ask.kind) {
        case (.reply, .question): prompt = Prompt(.reply(ask.id))
        case (.reply, .permission): note("y allows it, Y for the rest of the lane, d denies it")
        case (.deny, _): prompt = Prompt(.deny(ask.id))
        case (_, .question): note("it is a question: Enter answers it")
        default: return [call(.answer(ask.id, AnswerRequest(verdict: verdict)))]
        }
        return []
    }

    // MARK: Panels

    private mutating func take(_ key: Key, on panel: Panel) -> [WatchEffect] {
        switch panel {
        case .help(var text):
            if text.take(key, height: bodyHeight) {
                self.panel = .help(text)
            } else if [.escape, .enter, .character("q"), .character("?")].contains(key) {
                self.panel = nil
            }
        case .talk(var text):
            if text.take(key, height: bodyHeight) {
                self.panel = .talk(text)
            } else if [.escape, .enter, .character("q"), .character("w")].contains(key) {
                self.panel = nil
            }
        case .logs(var logs):
            switch key {
            case .escape, .character("q"), .character("l"): return closePanel()
            case .character("n"), .right, .tab: return choose(logs, 1)
            case .character("p"), .left, .backTab: return choose(logs, -1)
            default:
                if logs.text.take(key, height: bodyHeight - 1) { self.panel = .logs(logs) }
            }
        case .tree(let tree): return take(key, tree)
        case .decision(let form): return take(key, form)
        }
        return []
    }

    private mutating func choose(_ logs: LogPanel, _ step: Int) -> [WatchEffect] {
        var logs = logs
        guard logs.tabs.indices.contains(logs.index + step) else { return [] }
        number += 1
        logs.choose(logs.index + step, number: number)
        return show(logs)
    }

    mutating func show(_ logs: LogPanel) -> [WatchEffect] {
        panel = .logs(logs)
        return [.stopLog] + (logs.call.map { [.call($0)] } ?? [])
    }

    private mutating func take(_ key: Key, _ tree: TreePanel) -> [WatchEffect] {
        var tree = tree
        let count = inspection?.files.count ?? 0
        switch key {
        case .character("j"), .down: tree.inHand += 1
        case .character("k"), .up: tree.inHand -= 1
        case .pageDown, .character(" "): tree.inHand += 10
        case .pageUp: tree.inHand -= 10
        case .character("g"), .home: tree.inHand = 0
        case .character("G"), .end: tree.inHand = count - 1
        case .enter, .escape, .character("t"), .character("q"):
            panel = nil
            if key == .enter { inspection?.go(tree.inHand + 1) }
            return []
        case .character("v"):
            inspection?.go(tree.inHand + 1)
            return view()
        default: return []
        }
        tree.inHand = min(max(0, tree.inHand), max(0, count - 1))
        // Beside the tree the file in hand is what is shown.
        if size.columns >= TreePanel.wideScreen { inspection?.go(tree.inHand + 1) }
        panel = .tree(tree)
        return []
    }
}
