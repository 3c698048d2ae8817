import API
import Domain

extension WatchState {
    /// The screen.
    var frame: Frame {
        guard size.isEnough else { return tooSmall }
        let body = Array(body.prefix(bodyHeight))
        let filled = body + Array(repeating: ScreenLine(), count: max(0, bodyHeight - body.count))
        return Frame(head + filled + foot, size: size)
    }

    private var tooSmall: Frame {
        let words = Styled(
            "too small: \(ScreenSize.least.columns) columns and \(ScreenSize.least.rows) rows are needed; this is \(size.columns) x \(size.rows). q leaves"
        )
        return Frame(words.wrappedAtWords(to: max(2, size.columns)).map { ScreenLine($0) }, size: size)
    }

    /// Lines between what is above and below.
    var bodyHeight: Int { max(1, size.rows - head.count - foot.count) }

    /// Puts what is shown into the place that there is.
    mutating func layOut() {
        guard size.isEnough else { return }
        let height = bodyHeight
        switch page {
        case .board: board.follow(BoardLines(board: board, width: size.columns, time: time).lines, height: height)
        case .lane: lane?.lay(width: size.columns, height: height, time: time)
        case .inspection:
            let width = size.columns - treeWidth
            inspection?.resize(width: width, height: height)
        }
        if case .tree(var tree)? = panel, let files = inspection?.view.files {
            tree.follow(files, height: height)
            panel = .tree(tree)
        }
    }

    private var treeWidth: Int {
        if case .tree? = panel, size.columns >= TreePanel.wideScreen { TreePanel.width + 1 } else { 0 }
    }

    // MARK: Above

    private var head: [ScreenLine] {
        let lamp = lamp.words
        let bar = title.cut(to: size.columns - lamp.width - 1).padded(to: size.columns - lamp.width) + lamp
        var lines = [ScreenLine(bar)]
        switch page {
        case .board: lines += banners.map { ScreenLine($0) }
        case .inspection:
            if let inspection { lines += inspection.strip(time, width: size.columns) }
        case .lane: break
        }
        // What is below is never without a line.
        return Array(lines.prefix(max(1, size.rows - 6)))
    }

    private var title: Styled {
        let name = Styled("Signalbox", .strong)
        switch page {
        case .board:
            let counts = (board.view?.groups ?? []).filter { !$0.rows.isEmpty }.map { group -> Styled in
                Styled("\(group.group.title) \(group.rows.count)", group.group == .needsYou ? .warning : .plain)
            }
            let filter = board.filter.isEmpty ? Styled() : Styled("  /\(board.filter)", .warning)
            return name + filter + "  " + counts.joined(Styled(" · ", .faint))
        case .inspection: return name + Styled("  inspection\(opening.map { " of \($0): reading …" } ?? "")")
        case .lane: return name + Styled("  lane \(lane.map { "\($0.lane)" } ?? "")")
        }
    }

    /// What holds for the whole workspace.
    private var banners: [Styled] {
        guard let view = board.view else { return [] }
        var all = view.alarms.map { Styled("alarm: ", .bad) + Styled($0) }
        all += view.configurationProblems.map { Styled("configuration: ", .bad) + Styled($0) }
        if let problem = view.sandboxProblem { all.append(Styled("no sandbox: ", .warning) + Styled(problem)) }
        all += view.holds.map { Styled("paused: ", .warning) + Styled($0) }
        if board.handoffs > 0 { all.append(Styled("\(CountWords.text(board.handoffs, "handoff")) to scope: signalbox inbox", .warning)) }
        let shown = 3
        return all.prefix(shown) + (all.count > shown ? [Styled("and \(all.count - shown) more: signalbox status", .faint)] : [])
    }

    // MARK: Between

    private var body: [ScreenLine] {
        let height = bodyHeight
        switch panel {
        case .help(let text)?, .talk(let text)?: return text.shown(height: height)
        case .logs(let logs)?: return [ScreenLine(logs.head)] + logs.text.shown(height: height - 1)
        case .decision(let form)?:
            guard let inspection else { return [] }
            return form.lines(inspection, width: size.columns).map { ScreenLine($0) }
        case .tree(let tree)?:
            guard let inspection else { return [] }
            let files = tree.shown(inspection.view.files, height: height)
            guard treeWidth > 0 else { return files }
            let lines = inspection.lines
            return (0..<height).map { row in
                let left = row < files.count ? files[row] : ScreenLine()
                let bar = ScreenLine.Span(text: Styled("│", .faint))
                return left.beside(ScreenLine(spans: [bar] + (row < lines.count ? lines[row].spans : [])), width: TreePanel.width)
            }
        case nil: break
        }
        switch page {
        case .board: return BoardLines(board: board, width: size.columns, time: time).lines.dropFirst(board.top).prefix(height).map(\.line)
        case .lane: return lane?.text.shown(height: height) ?? []
        case .inspection: return inspection?.lines ?? []
        }
    }

    // MARK: Below

    private var foot: [ScreenLine] {
        if let prompt { return [prompt.field.line(prompt.label, width: size.columns), ScreenLine(Styled(prompt.hint, .faint))] }
        var lines: [ScreenLine] = []
        if let pending { lines.append(ScreenLine(Styled(pending.words(clock), .strong), reversed: true)) }
        if let deciding { lines.append(ScreenLine(Styled("\(deciding): telling the server …", .strong))) }
        for note in notes.suffix(2) {
            lines += Styled(note.text, note.ink).wrappedAtWords(to: size.columns).prefix(3).map { ScreenLine($0) }
        }
        let hint =
            switch panel {
            case .logs?: "j k scroll · n p other log · l back"
            case .tree?: "j k file · Enter goes there · v viewed · t back"
            case .help?, .talk?: "j k scroll · Esc back"
            case .decision(let form)?: form.hint
            case nil: HelpText.hint(page)
            }
        return Array(lines.suffix(5)) + [ScreenLine(Styled(hint, .faint))]
    }
}
