import Domain

extension InspectionState {
    /// Changed rows that are on the screen. What changed since a look is another diff, whose rows have other numbers.
    var visibleRows: [LookTracker.Row] {
        var rows: [LookTracker.Row] = []
        var place = top
        for _ in 0..<max(1, height) {
            if let file = file(place.section), file.since == nil, case .item(let item)? = file.line(place.line) {
                rows += item.changes.map { LookTracker.Row(path: file.file.path, number: $0) }
            }
            let next = moved(place, by: 1)
            guard next != place else { break }
            place = next
        }
        return rows
    }

    var topFile: String? { file(top.section)?.file.path }

    /// - Parameter isShown: the diff is what is on the screen, and the terminal is in front.
    mutating func beat(_ clock: Int64, isShown: Bool) {
        let digests = Dictionary(files.map { ($0.file.path, $0.file.digest) }) { first, _ in first }
        looks.beat(clock, rows: isShown && stale == nil ? visibleRows : nil, top: topFile, digests: digests)
    }
}
