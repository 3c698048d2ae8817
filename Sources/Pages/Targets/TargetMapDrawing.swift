import Domain

/// The map of targets that wait for one another, as a drawing.
struct TargetMapDrawing {
    var entries: [TargetsPage.Entry]

    private static let (width, height, gapX, gapY) = (210, 44, 60, 12)

    var html: Markup {
        // What has landed is shown only where something open still hangs on it.
        let open = entries.filter { $0.standing != "done" }
        let needed = Set(open.flatMap(\.target.after))
        let shown = entries.filter { $0.standing != "done" || needed.contains($0.target.id) }.prefix(300)
        let map = TargetMap(shown.map(\.target))
        guard !map.places.isEmpty else { return "" }
        let byID = Dictionary(shown.map { ($0.target.id, $0) }) { first, _ in first }
        let place = Dictionary(uniqueKeysWithValues: map.places.map { ($0.target, $0) })
        let columns = (map.places.map(\.column).max() ?? 0) + 1
        let rows = (map.places.map(\.row).max() ?? 0) + 1
        let width = columns * (Self.width + Self.gapX) - Self.gapX
        let height = rows * (Self.height + Self.gapY)
        let lines = map.edges.compactMap { edge in place[edge.from].flatMap { from in place[edge.to].map { Self.line(from, $0) } } }
        let boxes = map.places.compactMap { place in byID[place.target].map { Self.box(place, $0) } }
        return """
            <section class="panel map" aria-labelledby="map-title"><h2 id="map-title">What waits for what</h2>
            <div class="scroll" tabindex="0"><svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="group" aria-label="targets and their dependencies">\(lines)\(boxes)</svg></div></section>
            """
    }

    private static func point(_ place: TargetMap.Place) -> (x: Int, y: Int) {
        (place.column * (width + gapX), place.row * (height + gapY))
    }

    private static func line(_ from: TargetMap.Place, _ to: TargetMap.Place) -> Markup {
        let (start, end) = (point(from), point(to))
        let (x1, y1, x2, y2) = (start.x + width, start.y + height / 2, end.x, end.y + height / 2)
        return "<path class=\"edge\" d=\"M\(x1) \(y1) C\(x1 + gapX / 2) \(y1) \(x2 - gapX / 2) \(y2) \(x2) \(y2)\"/>"
    }

    private static func box(_ place: TargetMap.Place, _ entry: TargetsPage.Entry) -> Markup {
        let (x, y) = point(place)
        let title = String(entry.target.title.prefix(24)) + (entry.target.title.count > 24 ? "…" : "")
        let standing = entry.lane.map { "\($0.id) \($0.phase.rawValue)" } ?? (entry.ranked?.ready == true ? "ready" : "waits")
        return """
            <a href="#\(entry.target.id)" class="node \(entry.standing)"><title>\(entry.target.id) \(entry.target.title), \(standing)</title><rect x="\(x)" y="\(y)" width="\(width)" height="\(height)" rx="6"/><text x="\(x + 10)" y="\(y + 18)">\(entry.target.id) \(title)</text><text class="soft" x="\(x + 10)" y="\(y + 35)">\(String(entry.target.repository.prefix(18))) · \(standing)</text></a>
            """
    }
}
