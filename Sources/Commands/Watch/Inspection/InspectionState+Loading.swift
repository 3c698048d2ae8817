import API
import Domain

extension InspectionState {
    /// Pages that are fetched at the same time.
    private static let parallel = 4
    /// Lines that are held before those of other files are given away.
    private static let limit = 20_000

    /// What to fetch for what is on the screen and a screen around it.
    mutating func wanted() -> [WatchCall] {
        guard stale == nil else { return [] }
        var calls: [WatchCall] = []
        var place = moved(top, by: -height)
        for _ in 0..<(3 * max(1, height)) where asked.count < Self.parallel {
            if case .missing(let position)? = content(place), let call = call(place.section - 1, position) { calls.append(call) }
            let next = moved(place, by: 1)
            guard next != place else { break }
            place = next
        }
        return calls
    }

    private mutating func call(_ index: Int, _ position: Int) -> WatchCall? {
        let file = files[index]
        guard let (from, count) = file.shown.request(for: position) else { return nil }
        let isSince = file.since != nil
        let key = Self.key(file.file.path, from, isSince)
        guard !refused.contains(key), asked.insert(key).inserted else { return nil }
        let query = FileDiffQuery(path: file.file.path, from: from, count: count, candidate: candidate)
        return isSince ? .since(lane, query) : .page(lane, query)
    }

    private static func key(_ path: String, _ from: Int, _ isSince: Bool) -> String { "\(isSince) \(from) \(path)" }

    /// A request is over, whatever came of it.
    mutating func answered(_ query: FileDiffQuery, isSince: Bool) { asked.remove(Self.key(query.path, query.from, isSince)) }

    /// A request failed.
    mutating func failed(_ query: FileDiffQuery, isSince: Bool) {
        answered(query, isSince: isSince)
        refused.insert(Self.key(query.path, query.from, isSince))
    }

    mutating func take(_ page: DiffPage, for query: FileDiffQuery) {
        answered(query, isSince: false)
        guard let index = files.firstIndex(where: { $0.file.path == query.path }) else { return }
        let isShown = files[index].since == nil && !files[index].isFolded
        let start = files[index].bodyStart
        var maker = maker(index)
        let old = files[index].body
        let change = files[index].body.insert(page, &maker)
        if isShown { moveAlong(index, from: start, old: old, change) }
        giveAway(keeping: index)
        goOn()
    }

    mutating func take(_ answer: Interdiff, for query: FileDiffQuery) {
        answered(query, isSince: true)
        guard let index = files.firstIndex(where: { $0.file.path == query.path }), files[index].since != nil else { return }
        let start = files[index].bodyStart
        let old = files[index].shown
        files[index].since?.notes = [answer.note].compactMap(\.self)
        var maker = DiffItems(style: style)
        let page = answer.page ?? DiffPage(path: query.path, status: "modified")
        let change = files[index].since?.body.insert(page, &maker)
        moveAlong(index, from: start, old: old, change)
        goOn()
    }

    mutating func take(_ lines: FileLines) {
        guard let index = files.firstIndex(where: { $0.file.path == lines.path }) else { return }
        files[index].body.open(lines)
        layOut()
    }

    /// Lines were replaced above or at the places in hand.
    private mutating func moveAlong(_ index: Int, from start: Int, old: DiffBody, _ change: (at: Int, old: Int, new: Int)?) {
        guard let change else { return clamp() }
        let shift = files[index].bodyStart - start
        for path in [\InspectionState.cursor, \.top] where self[keyPath: path].section == index + 1 && self[keyPath: path].line >= start {
            let line = self[keyPath: path].line - start
            if line >= change.at + change.old {
                self[keyPath: path].line += change.new - change.old + shift
            } else if line >= change.at {
                let position = if case .missing(let position)? = old.line(line) { position } else { 0 }
                self[keyPath: path].line = files[index].bodyStart + files[index].shown.index(ofPosition: position)
            } else {
                self[keyPath: path].line += shift
            }
        }
        clamp()
    }

    /// Goes on to the change that was waited for.
    private mutating func goOn() {
        guard let direction = seeking else { return }
        if case .missing? = content(cursor) { return }
        cursor = moved(cursor, by: -direction)
        change(direction)
    }

    /// Gives lines of files away that are not on the screen, when very many are held.
    private mutating func giveAway(keeping index: Int) {
        guard files.reduce(0, { $0 + $1.body.loadedLines }) > Self.limit else { return }
        let visible = top.section...max(top.section, moved(top, by: height).section)
        for other in files.indices where other != index && other + 1 != cursor.section && !visible.contains(other + 1) {
            files[other].body.unload()
        }
    }
}
