import API
import Domain

/// The inspection of one candidate: what is shown of it, and the place in hand.
struct InspectionState: Sendable {
    let lane: LaneID
    let candidate: Int
    var view: InspectionView
    var laneView: LaneView
    var files: [InspectedFileState]
    var facts: [Styled] = []
    var isFactsFolded = false
    var cursor = Place()
    var top = Place()
    var style: DiffStyle
    var wishesSplit = false
    /// Lines of the screen that show places.
    var height: Int
    var drafts: [Draft] = []
    /// The candidate that there is by now.
    var stale: Int?
    var looks: LookTracker
    var pace: Pace?
    /// Requests under way, so that none is made twice.
    var asked: Set<String> = []
    /// Requests that failed; they are made again when the server is back, and not before.
    var refused: Set<String> = []
    /// Walking on to the next change when the lines have come: forwards or backwards.
    var seeking: Int?

    init(_ view: InspectionView, _ lane: LaneView, width: Int, height: Int, looks: LookTracker) {
        self.view = view
        laneView = lane
        self.lane = view.lane
        candidate = view.candidate.number
        style = DiffStyle(width: width)
        self.height = height
        self.looks = looks
        files = view.files.map { InspectedFileState($0) }
        layFacts()
    }

    /// What is recorded of the same candidate by now.
    mutating func update(_ view: InspectionView, _ lane: LaneView) {
        guard view.candidate.number == candidate else {
            stale = view.candidate.number
            return
        }
        let remarked = self.view.comments != view.comments || laneView.reviews != lane.reviews
        self.view = view
        laneView = lane
        let fresh = Dictionary(view.files.map { ($0.path, $0) }) { first, _ in first }
        for index in files.indices { if let file = fresh[files[index].file.path] { files[index].file = file } }
        layFacts()
        if remarked { layOut() }
        clamp()
    }

    mutating func resize(width: Int, height: Int) {
        self.height = height
        guard style.width != width else { return clamp() }
        style.width = width
        style.isSplit = wishesSplit && width >= DiffStyle.splitWidth
        layFacts()
        layOut()
        // Another screen: what is in hand does not end up in its last line.
        if moved(top, by: height - 2) < cursor { top = moved(cursor, by: -height / 3) }
        follow()
    }

    /// Lays everything that is there out anew; the place in hand stays.
    mutating func layOut() {
        let held = [cursor, top].map(anchor)
        for index in files.indices {
            var maker = maker(index)
            files[index].body.rebuild(&maker)
            var plain = DiffItems(style: style)
            files[index].since?.body.rebuild(&plain)
        }
        cursor = place(held[0], cursor)
        top = place(held[1], top)
        clamp()
    }

    private func anchor(_ place: Place) -> DiffItem? {
        if case .item(let item)? = content(place) { item } else { nil }
    }

    private func place(_ item: DiffItem?, _ old: Place) -> Place {
        guard let item, let file = file(old.section) else { return old }
        return Place(section: old.section, line: file.bodyStart + file.shown.index(of: item))
    }

    // MARK: Sections

    var sections: Int { files.count + 1 }

    func file(_ section: Int) -> InspectedFileState? { section > 0 && section <= files.count ? files[section - 1] : nil }

    func height(_ section: Int) -> Int { file(section)?.height ?? (isFactsFolded ? 1 : 1 + facts.count) }

    func content(_ place: Place) -> DiffBody.Line? { file(place.section)?.line(place.line) }

    /// The file in hand; nil when the facts are.
    var inHand: Int? { files.isEmpty || cursor.section == 0 ? nil : cursor.section - 1 }

    var unseen: [InspectedFile] { files.map(\.file).filter { !$0.viewed } }

    /// Keeps the place in hand inside of what there is.
    mutating func clamp() {
        for path in [\InspectionState.cursor, \.top] {
            self[keyPath: path].section = min(max(0, self[keyPath: path].section), sections - 1)
            self[keyPath: path].line = min(max(0, self[keyPath: path].line), height(self[keyPath: path].section) - 1)
        }
        follow()
    }

    // MARK: What stands at lines

    func maker(_ index: Int) -> DiffItems {
        let path = files[index].file.path
        let comments = view.comments.filter { $0.path == path && $0.candidate == candidate }
        let mine = drafts.filter { $0.path == path }
        let findings = CandidateFindings(laneView)
        return DiffItems(style: style) { old, new in
            if let old, new == nil { return mine.filter { $0.old == old }.map(Self.words) }
            guard let new else { return [] }
            return comments.filter { $0.line == new }.map { Styled("▸ \($0.by): ", .name) + Styled(Self.oneLine($0.text)) }
                + findings.at(path, new) + mine.filter { $0.line == new && $0.old == nil }.map(Self.words)
        }
    }

    private static func words(_ draft: Draft) -> Styled { Styled("▸ not sent yet: ", .warning) + Styled(oneLine(draft.text)) }

    static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ") }

    private mutating func layFacts() {
        facts = InspectionFacts(view: view, lane: laneView, width: style.width).lines
    }
}
