import API
import Domain

extension WatchState {
    mutating func takeInspection(_ key: Key) -> [WatchEffect] {
        guard inspection != nil else { return key == .escape || key == .character("q") ? goBoard() : [] }
        switch key {
        case .character("j"), .down: inspection?.step(1)
        case .character("k"), .up: inspection?.step(-1)
        case .character("J"): inspection?.change(1)
        case .character("K"): inspection?.change(-1)
        case .character("n"): inspection?.nextFile(1)
        case .character("p"): inspection?.nextFile(-1)
        case .character(" "), .pageDown, .control("f"): inspection?.page(1)
        case .pageUp, .control("b"): inspection?.page(-1)
        case .character("g"), .home: inspection?.go(0)
        case .character("G"), .end: inspection?.step(Int.max / 4)
        case .character("v"): return view()
        case .character("c"): comment()
        case .character("a"): return decide(.approve)
        case .character("r"): return decide(.rework)
        case .character("x"): return decide(.reject)
        case .character("X"): return decide(.override)
        case .character("s"):
            if inspection?.toggleLayout() == false { note("two sides beside each other need \(DiffStyle.splitWidth) columns") }
        case .character("e"): return more(all: false)
        case .character("E"): return more(all: true)
        case .character("z"): fold()
        case .character("d"): return since()
        case .character("w"): return why()
        case .character("t"): panel = .tree(TreePanel(inHand: inspection?.inHand ?? 0))
        case .character("i"):
            inspection?.isFactsFolded.toggle()
            if inspection?.isFactsFolded == false { inspection?.go(0) }
        case .character("l"):
            guard let lane = inspection?.laneView else { return [] }
            number += 1
            return show(LogPanel(lane, number: number))
        case .character("o"): if let lane = inspection?.lane { return openLane(lane) }
        case .character("F"): if let lane = inspection?.lane { return [call(.review(lane))] }
        case .character("R"): if let lane = inspection?.lane { return open(lane) }
        case .enter: return enter()
        case .character("q"), .escape: return goBoard()
        default: break
        }
        return []
    }

    private mutating func enter() -> [WatchEffect] {
        if pending != nil { return commit() }
        guard let inspection else { return [] }
        guard inspection.inHand != nil else {
            self.inspection?.isFactsFolded.toggle()
            return []
        }
        switch inspection.content(inspection.cursor) {
        case .item(let item)?:
            if case .gap = item.kind { return more(all: false) }
            comment()
        case .missing?: break
        case nil: fold()
        }
        return []
    }

    private mutating func fold() {
        guard let index = inspection?.inHand, let file = inspection?.files[index] else { return }
        inspection?.fold(index, !file.isFolded)
        inspection?.go(index + 1)
    }

    private mutating func comment() {
        guard let inspection, inspection.stale == nil else { return saySo() }
        guard let place = inspection.draftPlace else { return note("choose a line first: j and k") }
        let known = inspection.drafts.first { $0.isAt(place) }
        prompt = Prompt(.comment(known ?? place), known?.text ?? "")
    }

    private mutating func saySo() {
        note("This is an older candidate: R opens the new one first", .warning)
    }

    // MARK: Viewed

    /// Marks the file in hand as viewed, in the version that is shown, and goes to the next that is not.
    mutating func view() -> [WatchEffect] {
        guard let inspection, let index = inspection.inHand else { return [] }
        let file = inspection.files[index].file
        if file.viewed {
            nextUnseen()
            return []
        }
        guard inspection.stale == nil else {
            saySo()
            return []
        }
        guard viewing.insert(file.path).inserted else { return [] }
        return report() + [call(.view(inspection.lane, path: file.path, candidate: inspection.candidate))]
    }

    mutating func viewed(_ path: String) {
        viewing.remove(path)
        guard let index = inspection?.files.firstIndex(where: { $0.file.path == path }) else { return }
        let candidate = inspection?.candidate
        inspection?.files[index].file.viewed = true
        inspection?.files[index].file.seen = SeenState(kind: .unchanged, candidate: candidate)
        inspection?.files[index].since = nil
        let isHere = inspection?.inHand == index
        inspection?.fold(index, true)
        if isHere { nextUnseen() }
    }

    private mutating func nextUnseen() {
        if inspection?.nextFile(1, where: { !$0.file.viewed }) == true { return }
        if let first = inspection?.files.firstIndex(where: { !$0.file.viewed }) {
            inspection?.go(first + 1)
        } else {
            if let index = inspection?.inHand { inspection?.go(index + 1) }
            note("Every file is viewed: a approves, r sends back, x rejects", .good)
        }
    }

    // MARK: More of a file

    private mutating func more(all: Bool) -> [WatchEffect] {
        guard let inspection, let index = inspection.inHand, inspection.files[index].since == nil else { return [] }
        let file = inspection.files[index]
        guard let gap = nearestGap(inspection), let lines = gap.wanted(all: all) else {
            note("there is no more context here")
            return []
        }
        let query = FileLinesQuery(path: file.file.path, from: lines.lowerBound, to: lines.upperBound, candidate: inspection.candidate)
        return [.call(.lines(inspection.lane, query))]
    }

    /// The gap in hand, or the nearest one of the file on either side.
    private func nearestGap(_ inspection: InspectionState) -> DiffGap? {
        for distance in 0..<2000 {
            for direction in distance == 0 ? [1] : [1, -1] {
                let place = Place(section: inspection.cursor.section, line: inspection.cursor.line + distance * direction)
                if case .item(let item)? = inspection.content(place), case .gap(let gap) = item.kind, gap.count != 0 { return gap }
            }
        }
        return nil
    }

    private mutating func since() -> [WatchEffect] {
        guard let index = inspection?.inHand, let file = inspection?.files[index] else { return [] }
        guard file.file.seen.kind == .changed else {
            note("nothing of this file was looked at before")
            return []
        }
        inspection?.files[index].isFolded = false
        inspection?.files[index].since = file.since == nil ? .init(body: DiffBody(estimate: 1, hasContext: false)) : nil
        inspection?.go(index + 1)
        return []
    }

    private mutating func why() -> [WatchEffect] {
        guard let inspection, let index = inspection.inHand else { return [] }
        panel = .talk(ScrollText(lines: [Styled("reading …", .faint)]))
        return [.call(.talk(inspection.lane, path: inspection.files[index].file.path))]
    }

    // MARK: Decisions

    private mutating func decide(_ kind: DecisionKind) -> [WatchEffect] {
        guard let inspection, inspection.stale == nil else {
            saySo()
            return []
        }
        guard pending == nil, deciding == nil else {
            note("A decision is under way: Enter makes it final, u takes it back")
            return []
        }
        var form = DecisionForm(kind, inspection.view)
        if let takenBack, takenBack.kind == kind { form = takenBack }
        panel = .decision(form)
        // What was seen up to now is told before anything is decided, and what it comes to is shown.
        return report()
    }

    mutating func take(_ key: Key, _ form: DecisionForm) -> [WatchEffect] {
        var form = form
        switch key {
        case .escape, .character("q"):
            panel = nil
            return []
        case .enter: return submit(form)
        case .character("j"), .down: form.step(1)
        case .character("k"), .up: form.step(-1)
        case .tab: form.other()
        case .character("m"):
            prompt = Prompt(.words, form.message)
        case .character("o"):
            prompt = Prompt(.code)
        case .character("C"):
            panel = nil
            return sendComments()
        case .character(let character):
            if let digit = character.wholeNumberValue, form.reasons.indices.contains(digit - 1) {
                form.reason = form.reasons[digit - 1]
            } else {
                _ = form.accept(character)
            }
        default: break
        }
        panel = .decision(form)
        return []
    }

    private mutating func submit(_ form: DecisionForm) -> [WatchEffect] {
        guard let inspection else { return [] }
        guard inspection.stale == nil else {
            panel = nil
            saySo()
            return []
        }
        panel = nil
        takenBack = nil
        let request = form.request(inspection)
        // What will be refused is refused at once, and nobody waits five seconds for it.
        if form.kind == .approve, !inspection.unseen.isEmpty || inspection.view.verdict != "green" { return send(inspection.lane, request) }
        pending = PendingDecision(lane: inspection.lane, request: request, deadline: clock + PendingDecision.grace)
        return report()
    }

    private mutating func sendComments() -> [WatchEffect] {
        guard let inspection else { return [] }
        return inspection.drafts.map { call(.comment(inspection.lane, candidate: inspection.candidate, $0)) }
    }

    /// The lane after a decision: the next that is ready, otherwise the board.
    mutating func goOn(from lane: LaneID) -> [WatchEffect] {
        guard page == .inspection, inspection?.lane == lane else { return [] }
        guard let next = board.ready(after: lane) else {
            board.inHand = lane
            return goBoard()
        }
        board.inHand = next
        return open(next)
    }
}
