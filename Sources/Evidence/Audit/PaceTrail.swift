import Domain

/// Derives the pace of a lane's decisions again, row by row, from its looks and marks: by this room's own code and not by the fold.
struct PaceTrail: Sendable {
    /// A decision with what was recorded of its pace, and what follows from the events before it.
    struct Finding: Sendable {
        let decision: Decision
        let recorded: Pace
        /// What differs, in words; empty when nothing does.
        let differences: [String]
    }

    private var rows: [ViewedMark: Int] = [:]
    private var candidate: Candidate?
    private var viewed: Set<ViewedMark> = []
    private var seen: [ViewedMark: Set<Int>] = [:]
    private var printed: [ViewedMark: Set<Int>] = [:]
    private var active: [ViewedMark: Int64] = [:]
    private var firstPrinted: [ViewedMark: Int64] = [:]
    private(set) var findings: [Finding] = []
    private(set) var looks: [Look] = []

    mutating func read(_ event: LaneEvent) {
        switch event {
        case .candidateBuilt(let built):
            candidate = built
            for file in built.files { rows[Self.mark(file)] = file.additions + file.deletions }
        case .looked(let look): add(look)
        case .viewed(let marks): viewed.formUnion(marks)
        case .decided(let decision):
            if let pace = decision.pace {
                findings.append(Finding(decision: decision, recorded: pace, differences: differences(pace, decision)))
            }
        default: break
        }
    }

    private static func mark(_ file: CandidateFile) -> ViewedMark { ViewedMark(path: file.path, digest: file.digest) }

    private mutating func add(_ look: Look) {
        looks.append(look)
        for file in look.files {
            let known = file.rows.ranges.reduce(into: Set<Int>()) { found, range in
                let last = min(range.last, rows[file.mark] ?? 0)
                if range.first <= last { found.formUnion(range.first...last) }
            }
            switch look.kind {
            case .screen: seen[file.mark, default: []].formUnion(known)
            case .printed:
                printed[file.mark, default: []].formUnion(known)
                firstPrinted[file.mark] = min(firstPrinted[file.mark] ?? .max, look.to.milliseconds)
            }
            active[file.mark, default: 0] += file.activeMilliseconds
        }
    }

    private func differences(_ pace: Pace, _ decision: Decision) -> [String] {
        let marks = (candidate?.files ?? []).map { (file: $0, mark: Self.mark($0)) }
        func seen(_ mark: ViewedMark) -> Set<Int> { self.seen[mark] ?? [] }
        func shown(_ mark: ViewedMark) -> Set<Int> { seen(mark).union(printed[mark] ?? []) }
        let looked = marks.reduce(Int64(0)) { $0 + (active[$1.mark] ?? 0) }
        let since = marks.compactMap { firstPrinted[$0.mark] }.min().map { max(0, decision.at.milliseconds - $0) }
        let sampled = marks.filter { entry in
            viewed.contains(entry.mark) && (active[entry.mark] == nil || shown(entry.mark).count < (rows[entry.mark] ?? 0))
        }
        let weights = marks.reduce(Int64(0)) { sum, entry in
            sum + Int64(rows[entry.mark] ?? 0) * Int64(entry.file.generated ? pace.generatedPercent : 100)
        }
        let needed = weights * 600 / Int64(max(1, pace.linesPerMinute))
        let faster: Bool? = decision.kind == .approve || decision.kind == .override ? looked + (since ?? 0) < needed : nil
        func differs<Value: Equatable>(_ name: String, _ recorded: Value, _ found: Value) -> String? {
            recorded == found ? nil : "\(name) \(recorded), derived \(found)"
        }
        return [
            differs("candidate", decision.candidate, candidate?.number), differs("looked", pace.lookedMilliseconds, looked),
            differs("since printed", pace.sincePrintedMilliseconds, since),
            differs("lines", pace.lines, marks.reduce(0) { $0 + (rows[$1.mark] ?? 0) }),
            differs("lines seen", pace.linesSeen, marks.reduce(0) { $0 + seen($1.mark).count }),
            differs("lines printed", pace.linesPrinted, marks.reduce(0) { $0 + shown($1.mark).count - seen($1.mark).count }),
            differs("files", pace.files, marks.count), differs("files viewed", pace.filesViewed, marks.count { viewed.contains($0.mark) }),
            differs("sampled", pace.sampled.map(\.path), sampled.map(\.file.path)),
            differs("needed", pace.neededMilliseconds, needed), differs("faster", pace.faster, faster),
        ].compactMap(\.self)
    }
}
