import Domain
import Pages
import Synchronization

/// The markup of the board's rows, each kept as long as what it was made of stays the same: for all pages of all browsers.
final class RenderedRows: Sendable {
    private let kept = Mutex<[LaneID: (source: BoardRowSource, html: Markup)]>([:])
    private let render: @Sendable (BoardRowSource) -> Markup
    /// Rows that are kept for who never asks for all; beyond it they are made anew.
    private static let limit = 5000

    init(render: @escaping @Sendable (BoardRowSource) -> Markup = { BoardRowItem(row: $0.value).html }) { self.render = render }

    /// - Parameter isAll: they are all rows of the board; what is kept of others is forgotten.
    func html(_ lists: [[BoardRowSource]], isAll: Bool) -> [[Markup]] {
        kept.withLock { kept in
            if kept.count > Self.limit { kept.removeAll() }
            let html = lists.map { $0.map { source in Self.html(source, &kept, render) } }
            guard isAll, kept.count > lists.reduce(0, { $0 + $1.count }) else { return html }
            let shown = Set(lists.joined().map(\.id))
            kept = kept.filter { shown.contains($0.key) }
            return html
        }
    }

    func html(_ row: BoardRowSource) -> Markup { kept.withLock { Self.html(row, &$0, render) } }

    private static func html(
        _ source: BoardRowSource, _ kept: inout [LaneID: (source: BoardRowSource, html: Markup)], _ render: (BoardRowSource) -> Markup
    ) -> Markup {
        if let known = kept[source.id], known.source == source { return known.html }
        let html = render(source)
        kept[source.id] = (source, html)
        return html
    }
}
